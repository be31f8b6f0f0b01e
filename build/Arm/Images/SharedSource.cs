using Azure.Core;
using Azure.ResourceManager.Compute;
using Azure.ResourceManager.Compute.Models;
using Ingot.Recipes;

namespace Ingot.Arm.Images;

/// <summary>An image of a gallery that its owner shares directly with this subscription or tenant, under its unique name.</summary>
sealed class SharedSource(ArmSession session, string location, SourceImage source)
{
    /// <summary>Its exact version, and what a build VM has to know of it.</summary>
    public async Task<PinnedSource> PinAsync(CancellationToken cancellationToken)
    {
        var id = SharedGalleryImageResource.CreateResourceIdentifier(
            session.Subscription.Id.SubscriptionId, new AzureLocation(location), source.Gallery, source.Name);
        var image = session.Client.GetSharedGalleryImageResource(id);
        var definition = await ArmCall.FindAsync($"read {source.Text}", () => image.GetAsync(cancellationToken))
            ?? throw SourceFaults.Missing(
                source,
                $"in {location}",
                $"'az sig image-definition list-shared --gallery-unique-name {source.Gallery} --location {location}' shows its images.");
        var data = definition.Data;
        SourceFaults.RequireWindows(source, data.OSType?.ToString());
        var version = SourceVersion.Choose(source, location, await PublishedVersions.ListAsync(session, id, cancellationToken));
        return new PinnedSource(SourceKind.SharedGallery, source.At(version.Name))
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
