using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Catalogue;

/// <summary>Routes of marketplace images, and the image they name.</summary>
static class ImagePaths
{
    public const string Skus = "/subscriptions/{subscription}/providers/Microsoft.Compute/locations/{location}/publishers/{publisher}"
        + "/artifacttypes/vmimage/offers/{offer}/skus";

    public const string Versions = Skus + "/{sku}/versions";

    /// <summary>The id without its version.</summary>
    public static string Id(ArmRequest request, string sku) =>
        $"/Subscriptions/{request.Subscription}/Providers/Microsoft.Compute/Locations/{Locations.Get(request.Route("location")).Name}"
        + $"/Publishers/{request.Route("publisher")}/ArtifactTypes/VMImage/Offers/{request.Route("offer")}/Skus/{sku}";

    /// <summary>The image that the path names.</summary>
    /// <exception cref="ArmException">404 NotFound.</exception>
    public static PlatformImage Image(ArmRequest request) =>
        PlatformImages.Find(request.Route("publisher"), request.Route("offer"), request.Route("sku"))
        ?? throw NotFound();

    public static ArmException NotFound() => new(404, "NotFound", "Artifact: VMImage was not found.");
}
