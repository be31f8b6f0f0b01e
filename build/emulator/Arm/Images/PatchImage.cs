using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Images;

/// <summary>PATCH …/providers/Microsoft.Compute/images/{name}: replaces the tags</summary>
sealed class PatchImage(ArmServices arm) : ArmEndpoint("PATCH", ResourcePaths.One(ResourceTypes.Images))
{
    public override ArmResponse Answer(ArmRequest request)
    {
        var image = arm.Store.Get(request, ResourceTypes.Images);
        if (request.Body["tags"] is { } tags)
            image.Body["tags"] = tags.DeepClone();
        return NewResource.Finish(arm, OperationKind.Compute, image, isNew: false);
    }
}
