using Azure.Core;
using Azure.ResourceManager.Compute;
using Azure.ResourceManager.Compute.Models;
using Ingot.Recipes;

namespace Ingot.Arm.Images;

/// <summary>An image of a community gallery, which anybody may use under its public name. Azure lists in each region what is replicated there.</summary>
sealed class CommunitySource(ArmSession session, string location, SourceImage source)
{
    /// <summary>Its exact version, and what a build VM has to know of it.</summary>
    public async Task<PinnedSource> PinAsync(CancellationToken cancellationToken)
    {
        var id = CommunityGalleryImageResource.CreateResourceIdentifier(
            session.Subscription.Id.SubscriptionId, new AzureLocation(location), source.Gallery, source.Name);
        var image = session.Client.GetCommunityGalleryImageResource(id);
        var definition = await ArmCall.FindAsync($"read {source.Text}", () => image.GetAsync(cancellationToken))
            ?? throw SourceFaults.Missing(
                source,
                $"in {location}",
                $"'az sig image-definition list-community --public-gallery-name {source.Gallery} --location {location}' shows its images.");
        var data = definition.Data;
        SourceFaults.RequireWindows(source, data.OSType?.ToString());
        var version = SourceVersion.Choose(source, location, await PublishedVersions.ListAsync(session, id, cancellationToken));
        return new PinnedSource(SourceKind.CommunityGallery, source.At(version.Name))
        {
            Generation = data.HyperVGeneration?.ToString() ?? "V1",
            Architecture = data.Architecture?.ToString() ?? "x64",
            IsSpecialized = data.OSState == OperatingSystemStateType.Specialized,
            Plan = GalleryParts.Plan(data.PurchasePlan),
            Features = GalleryParts.Features(data.Features),
            OsDiskSize = version.OsDiskSize,
            DataDiskLuns = version.DataDiskLuns,
        };
    }
}
