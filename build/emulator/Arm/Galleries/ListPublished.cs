using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Galleries;

/// <summary>GET …/{gallery}/images and …/images/{image}/versions of a community or shared gallery</summary>
sealed class ListPublished(ArmServices arm, string path, bool isCommunity) : ArmEndpoint("GET", path)
{
    public override ArmResponse Answer(ArmRequest request)
    {
        if (request.Has("image"))
        {
            var image = PublishedPaths.RequireImage(arm, request, isCommunity);
            return ArmResponse.Ok(image.Versions.Select(version => PublishedViews.Version(request, image, version, isCommunity)).ToPage());
        }
        return ArmResponse.Ok(PublishedPaths.RequireGallery(arm, request, isCommunity).Images
            .Where(image => PublishedGalleries.IsIn(image, request.Route("location")))
            .Select(image => PublishedViews.Image(request, image, isCommunity))
            .ToPage());
    }
}
