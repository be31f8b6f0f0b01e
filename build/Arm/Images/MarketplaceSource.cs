using Azure;
using Azure.Core;
using Azure.ResourceManager.Compute;
using Azure.ResourceManager.Compute.Models;
using Ingot.Arm.Errors;
using Ingot.Recipes;

namespace Ingot.Arm.Images;

/// <summary>An image of the marketplace.</summary>
sealed class MarketplaceSource(ArmSession session, string location, SourceImage source)
{
    readonly MarketplaceImage image = source.Marketplace ?? throw new ArgumentException("It is no marketplace image.", nameof(source));

    AzureLocation Location => new(location);

    /// <summary>Its exact version, and what a build VM has to know of it.</summary>
    public async Task<PinnedSource> PinAsync(CancellationToken cancellationToken)
    {
        var version = await VersionAsync(cancellationToken);
        var found = await ArmCall.RunAsync(
            $"read {source.At(version)} in {location}",
            () => session.Subscription.GetVirtualMachineImageAsync(Location, image.Publisher, image.Offer, image.Sku, version, cancellationToken));
        var data = found.Value;
        SourceFaults.RequireWindows(source, data.OSDiskImageOperatingSystem?.ToString());
        var plan = data.Plan is { } stated ? new ImagePlan(stated.Name, stated.Product, stated.Publisher) : null;
        if (plan is not null)
            await MarketplaceTerms.RequireAsync(session, source, plan, cancellationToken);
        return new PinnedSource(SourceKind.Marketplace, source.At(version))
        {
            Generation = data.HyperVGeneration?.ToString() ?? "V1",
            Architecture = data.Architecture?.ToString() ?? "x64",
            Plan = plan,
            DataDiskLuns = [.. data.DataDiskImages.Select(disk => disk.Lun).OfType<int>()],
            Features = data.Features.Where(feature => feature.Name is not null)
                .ToDictionary(feature => feature.Name, feature => feature.Value, StringComparer.OrdinalIgnoreCase),
        };
    }

    async Task<string> VersionAsync(CancellationToken cancellationToken)
    {
        var versions = await ArmCall.RunAsync($"list the versions of {image} in {location}", () => VersionsAsync(cancellationToken));
        var pinned = image.IsLatest
            ? versions.OrderBy(version => Version.TryParse(version, out var parsed) ? parsed : new Version()).LastOrDefault()
            : versions.FirstOrDefault(version => version.Equals(image.Version, StringComparison.OrdinalIgnoreCase));
        return pinned ?? throw new Fault(
            $"There is no image {image} in {location}.",
            versions.Count == 0 ? "The marketplace lists no version of it there." : $"The marketplace has {string.Join(", ", versions)}.",
            ErrorCatalogue.Remedy("PlatformImageNotFound")) { Code = "PlatformImageNotFound", ExitCode = ExitCodes.Refused };
    }

    async Task<List<string>> VersionsAsync(CancellationToken cancellationToken)
    {
        var names = new List<string>();
        try
        {
            await foreach (var version in session.Subscription.GetVirtualMachineImagesAsync(
                Location, image.Publisher, image.Offer, image.Sku, cancellationToken: cancellationToken))
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
