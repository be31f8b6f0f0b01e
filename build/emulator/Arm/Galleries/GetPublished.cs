using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Galleries;

/// <summary>GET …/locations/{location}/communityGalleries (or sharedGalleries)/{gallery}[/images/{image}[/versions/{version}]]</summary>
sealed class GetPublished(ArmServices arm, string path, bool isCommunity) : ArmEndpoint("GET", path)
{
    public override ArmResponse Answer(ArmRequest request)
    {
        if (!request.Has("image"))
            return ArmResponse.Ok(PublishedViews.Gallery(request, PublishedPaths.RequireGallery(arm, request, isCommunity)));
        var image = PublishedPaths.RequireImage(arm, request, isCommunity);
        if (!request.Has("version"))
            return ArmResponse.Ok(PublishedViews.Image(request, image, isCommunity));
        var version = image.Versions.FirstOrDefault(known => known == request.Route("version"))
            ?? throw PublishedPaths.NotFound(request, isCommunity);
        return ArmResponse.Ok(PublishedViews.Version(request, image, version, isCommunity));
    }
}
