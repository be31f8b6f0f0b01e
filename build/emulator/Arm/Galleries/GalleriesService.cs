using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Galleries;

/// <summary>The operations on galleries, image definitions and image versions.</summary>
static class GalleriesService
{
    public static IEnumerable<ArmEndpoint> Endpoints(ArmServices arm) =>
    [
        new PutGallery(arm, "PUT"),
        new PutGallery(arm, "PATCH"),
        new PutDefinition(arm, "PUT"),
        new PutDefinition(arm, "PATCH"),
        new PutVersion(arm, "PUT"),
        new PutVersion(arm, "PATCH"),
        .. new[] { GalleryLevel.Gallery, GalleryLevel.Image, GalleryLevel.Version }.SelectMany(level => new ArmEndpoint[]
        {
            new GetGalleryResource(arm, level),
            new DeleteGalleryResource(arm, level),
        }),
        .. new[] { true, false }.SelectMany(isCommunity => new ArmEndpoint[]
        {
            new GetPublished(arm, PublishedPaths.Gallery(isCommunity), isCommunity),
            new GetPublished(arm, PublishedPaths.Image(isCommunity), isCommunity),
            new GetPublished(arm, PublishedPaths.Version(isCommunity), isCommunity),
            new ListPublished(arm, PublishedPaths.Gallery(isCommunity) + "/images", isCommunity),
            new ListPublished(arm, PublishedPaths.Image(isCommunity) + "/versions", isCommunity),
        }),
        new ListGalleries(arm),
        new ListGalleryChildren(arm, GalleryLevel.Image),
        new ListGalleryChildren(arm, GalleryLevel.Version),
    ];
}
