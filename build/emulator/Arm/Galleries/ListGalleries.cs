using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Galleries;

/// <summary>GET …/galleries of a group, and of the subscription</summary>
sealed class ListGalleries(ArmServices arm) : ArmEndpoint(
    "GET",
    ResourcePaths.InSubscription(ResourceTypes.Galleries),
    ResourcePaths.InGroup(ResourceTypes.Galleries))
{
    public override ArmResponse Answer(ArmRequest request) => ArmResponse.Ok(arm.Store.OfType(ResourceTypes.Galleries)
        .Where(gallery => ArmId.IsInGroup(gallery.Id, $"/subscriptions/{request.Subscription}"))
        .Where(gallery => !request.Has("group") || ArmId.Equal(gallery.Group, request.Group))
        .Select(gallery => GalleryViews.Show(arm, gallery, request.ApiVersion, withStatus: false))
        .ToPage());
}
