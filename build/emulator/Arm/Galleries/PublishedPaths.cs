using Ingot.Emulator.Arm.Catalogue;
using Ingot.Emulator.Arm.Common;
using Ingot.Emulator.Rehearsals;

namespace Ingot.Emulator.Arm.Galleries;

/// <summary>Routes of the galleries of others, and what they name.</summary>
static class PublishedPaths
{
    public static string Gallery(bool isCommunity) =>
        "/subscriptions/{subscription}/providers/Microsoft.Compute/locations/{location}/" + Kind(isCommunity) + "/{gallery}";

    public static string Image(bool isCommunity) => Gallery(isCommunity) + "/images/{image}";

    public static string Version(bool isCommunity) => Image(isCommunity) + "/versions/{version}";

    /// <summary>The id that machines name: /CommunityGalleries/x/Images/y.</summary>
    public static string UniqueId(ArmRequest request, bool isCommunity, string? image = null, string? version = null)
    {
        var id = $"/{(isCommunity ? "CommunityGalleries" : "SharedGalleries")}/{request.Route("gallery")}";
        if (image is not null)
            id += "/Images/" + image;
        return version is null ? id : $"{id}/Versions/{version}";
    }

    /// <summary>The gallery that the path names.</summary>
    /// <exception cref="ArmException">404 ResourceNotFound.</exception>
    public static PublishedGallery RequireGallery(ArmServices arm, ArmRequest request, bool isCommunity)
    {
        Locations.Get(request.Route("location"));
        return PublishedGalleries.Find(arm, isCommunity, request.Route("gallery")) ?? throw NotFound(request, isCommunity);
    }

    /// <summary>The image that the path names, if it is in the region.</summary>
    /// <exception cref="ArmException">404 ResourceNotFound.</exception>
    public static PublishedImage RequireImage(ArmServices arm, ArmRequest request, bool isCommunity)
    {
        var image = RequireGallery(arm, request, isCommunity).Images.FirstOrDefault(known => ArmId.Equal(known.Name, request.Route("image")));
        return image is not null && PublishedGalleries.IsIn(image, request.Route("location")) ? image : throw NotFound(request, isCommunity);
    }

    public static ArmException NotFound(ArmRequest request, bool isCommunity) => new(
        404,
        "ResourceNotFound",
        $"The resource '{request.Path}' was not found in location '{request.Route("location")}'. Make sure that the "
            + (isCommunity ? "community gallery is public" : "gallery is shared with the subscription") + " and that its image is replicated "
            + "there.");

    static string Kind(bool isCommunity) => isCommunity ? "communityGalleries" : "sharedGalleries";
}
