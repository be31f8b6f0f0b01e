using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Catalogue;

/// <summary>Routes of marketplace images, and the image they name.</summary>
static class ImagePaths
{
    public const string Publishers = "/subscriptions/{subscription}/providers/Microsoft.Compute/locations/{location}/publishers";

    public const string Offers = Publishers + "/{publisher}/artifacttypes/vmimage/offers";

    public const string Skus = Offers + "/{offer}/skus";

    public const string Versions = Skus + "/{sku}/versions";

    /// <summary>The id of what the names lead to, from the publisher on.</summary>
    public static string Id(ArmRequest request, string publisher, string? offer = null, string? sku = null)
    {
        var id = $"/Subscriptions/{request.Subscription}/Providers/Microsoft.Compute"
            + $"/Locations/{Locations.Get(request.Route("location")).Name}/Publishers/{publisher}";
        if (offer is not null)
            id += $"/ArtifactTypes/VMImage/Offers/{offer}";
        return sku is null ? id : $"{id}/Skus/{sku}";
    }

    /// <summary>The image that the path names.</summary>
    /// <exception cref="ArmException">404 NotFound.</exception>
    public static PlatformImage Image(ArmServices arm, ArmRequest request) =>
        PlatformImages.Find(
            arm,
            Locations.Get(request.Route("location")).Name,
            request.Route("publisher"),
            request.Route("offer"),
            request.Route("sku"))
        ?? throw NotFound();

    public static ArmException NotFound() => new(404, "NotFound", "Artifact: VMImage was not found.");
}
