using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Resources;

/// <summary>PUT {resource or group}/providers/Microsoft.Resources/tags/default: replaces all tags</summary>
sealed class PutTags(ArmServices arm) : ArmEndpoint("PUT", Tags.Paths)
{
    public override ArmResponse Answer(ArmRequest request)
    {
        var target = Tags.Target(arm, request);
        Tags.Set(target, Tags.In(request));
        return Tags.Answer(target);
    }
}
