using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Policies;

/// <summary>The operations of Microsoft.PolicyInsights.</summary>
static class PoliciesService
{
    public static IEnumerable<ArmEndpoint> Endpoints(ArmServices arm) => [new CheckPolicyRestrictions(arm)];
}
