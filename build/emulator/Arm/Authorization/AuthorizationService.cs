using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Authorization;

/// <summary>The operations of Microsoft.Authorization.</summary>
static class AuthorizationService
{
    public static IEnumerable<ArmEndpoint> Endpoints(ArmServices arm) => [new GetPermissions(arm)];
}
