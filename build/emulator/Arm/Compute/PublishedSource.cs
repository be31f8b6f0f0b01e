using Ingot.Emulator.Arm.Common;
using Ingot.Emulator.Arm.Galleries;

namespace Ingot.Emulator.Arm.Compute;

/// <summary>Images of community galleries and of shared galleries as the source of a machine.</summary>
static class PublishedSource
{
    /// <summary>The version that an id means: /CommunityGalleries/{gallery}/Images/{image}[/Versions/{version|latest}].</summary>
    /// <exception cref="ArmException">400 InvalidParameter, 404 GalleryImageNotFound.</exception>
    public static VmSource Require(ArmServices arm, string id, string location, bool isCommunity)
    {
        var (kind, parameter) = isCommunity ? ("CommunityGalleries", "communityGalleryImageId") : ("SharedGalleries", "sharedGalleryImageId");
        var parts = id.Split('/');
        var isWellFormed = parts is ["", _, _, _, _] or ["", _, _, _, _, _, _]
            && ArmId.Equal(parts[1], kind) && ArmId.Equal(parts[3], "Images") && (parts.Length == 5 || ArmId.Equal(parts[5], "Versions"));
        if (!isWellFormed)
            throw ArmErrors.Invalid(parameter, $"Parameter '{parameter}' with value '{id}' is not a valid gallery image id.");
        var image = PublishedGalleries.FindImage(arm, isCommunity, parts[2], parts[4]);
        var asked = parts.Length == 5 ? "latest" : parts[6];
        var version = image is null ? null : PublishedGalleries.Resolve(image, asked, location);
        if (image is null || version is null)
            throw GallerySource.NotFound(id, location);
        return new()
        {
            Generation = image.Generation,
            Version = version,
            ProductName = image.ProductName,
            SecurityType = image.SecurityType,
            SizeGB = PublishedGalleries.SizeGB,
        };
    }
}
