using Azure;
using Azure.Core;
using Azure.ResourceManager.Compute;
using Ingot.Arm.Errors;
using Ingot.Recipes;

namespace Ingot.Arm.Images;

/// <summary>The marketplace's Windows images.</summary>
public static class Marketplace
{
    /// <summary>The image with its exact version, so that the same recipe can be baked again from the same source.</summary>
    /// <exception cref="Fault">There is no such image there.</exception>
    public static async Task<PinnedSource> PinAsync(ArmSession session, string location, MarketplaceImage image, CancellationToken cancellationToken)
    {
        var versions = await ArmCall.RunAsync(
            $"list the versions of {image} in {location}",
            () => VersionsAsync(session, new AzureLocation(location), image, cancellationToken));
        var pinned = image.IsLatest
            ? versions.OrderBy(version => Version.TryParse(version, out var parsed) ? parsed : new Version()).LastOrDefault()
            : versions.FirstOrDefault(version => version.Equals(image.Version, StringComparison.OrdinalIgnoreCase));
        return pinned is not null
            ? new PinnedSource(SourceKind.Marketplace, (image with { Version = pinned }).ToString())
            : throw new Fault(
                $"There is no image {image} in {location}.",
                versions.Count == 0 ? "The marketplace lists no version of it there." : $"The marketplace has {string.Join(", ", versions)}.",
                ErrorCatalogue.Remedy("PlatformImageNotFound")) { Code = "PlatformImageNotFound" };
    }

    static async Task<List<string>> VersionsAsync(ArmSession session, AzureLocation location, MarketplaceImage image, CancellationToken cancellationToken)
    {
        var names = new List<string>();
        try
        {
            await foreach (var version in session.Subscription.GetVirtualMachineImagesAsync(
                location, image.Publisher, image.Offer, image.Sku, cancellationToken: cancellationToken))
            {
                names.Add(version.Name);
            }
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            // An unknown publisher, offer or SKU has no versions.
        }

        return names;
    }
}
