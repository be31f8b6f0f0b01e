using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Resources;

/// <summary>PATCH /subscriptions/{subscription}/resourceGroups/{group}: replaces the tags</summary>
sealed class PatchGroup(ArmServices arm) : ArmEndpoint("PATCH", "/subscriptions/{subscription}/resourceGroups/{group}")
{
    public override ArmResponse Answer(ArmRequest request)
    {
        var group = GetGroup.Find(arm, request);
        if (request.Body["tags"] is { } tags)
            group.Body["tags"] = tags.DeepClone();
        return ArmResponse.Ok(group.Copy());
    }
}
