using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Resources;

/// <summary>GET {resource or group}/providers/Microsoft.Resources/tags/default</summary>
sealed class GetTags(ArmServices arm) : ArmEndpoint("GET", Tags.Paths)
{
    public override ArmResponse Answer(ArmRequest request) => Tags.Answer(Tags.Target(arm, request));
}
