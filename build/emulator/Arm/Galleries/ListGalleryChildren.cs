using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Galleries;

/// <summary>GET …/galleries/{gallery}/images and …/images/{image}/versions</summary>
sealed class ListGalleryChildren(ArmServices arm, GalleryLevel level)
    : ArmEndpoint("GET", $"{level.Parent?.Path}/{level.List}")
{
    public override ArmResponse Answer(ArmRequest request)
    {
        var parent = level.RequireParent(arm, request);
        return ArmResponse.Ok(arm.Store.OfType(level.Type)
            .Where(child => ArmId.Equal(ArmId.ParentOf(child.Id), parent?.Id))
            .Select(child => GalleryViews.Show(arm, child, request.ApiVersion, withStatus: false))
            .ToPage());
    }
}
