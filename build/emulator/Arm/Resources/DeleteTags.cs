using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Resources;

/// <summary>DELETE {resource or group}/providers/Microsoft.Resources/tags/default</summary>
sealed class DeleteTags(ArmServices arm) : ArmEndpoint("DELETE", Tags.Paths)
{
    public override ArmResponse Answer(ArmRequest request)
    {
        Tags.Target(arm, request).Body.Remove("tags");
        return ArmResponse.Ok();
    }
}
