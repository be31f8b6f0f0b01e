using Azure.Core;
using Azure.ResourceManager.Compute;
using Azure.ResourceManager.Compute.Models;
using Ingot.Recipes;

namespace Ingot.Arm.Images;

/// <summary>An image of a gallery that this sign-in can read, in any subscription.</summary>
sealed class GallerySource(ArmSession session, string location, SourceImage source)
{
    /// <summary>Its exact version, and what a build VM has to know of it.</summary>
    public async Task<PinnedSource> PinAsync(CancellationToken cancellationToken)
    {
        var id = GalleryImageResource.CreateResourceIdentifier(source.SubscriptionId, source.ResourceGroup, source.Gallery, source.Name);
        var image = session.Client.GetGalleryImageResource(id);
        var definition = await ArmCall.FindAsync($"read {id}", () => image.GetAsync(cancellationToken))
            ?? throw SourceFaults.Missing(
                source,
                $"in gallery {source.Gallery}",
                $"'az sig image-definition list --resource-group {source.ResourceGroup} --gallery-name {source.Gallery}' shows its images.");
        var data = definition.Data;
        SourceFaults.RequireWindows(source, data.OSType?.ToString());
        var version = SourceVersion.Choose(source, location, await VersionsAsync(image, cancellationToken));
        return new PinnedSource(SourceKind.Gallery, source.At(version.Name))
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

    Task<List<SourceVersion>> VersionsAsync(GalleryImageResource image, CancellationToken cancellationToken) =>
        ArmCall.RunAsync($"list the versions of {source.Name}", async () =>
        {
            var versions = new List<SourceVersion>();
            await foreach (var version in image.GetGalleryImageVersions().GetAllAsync(cancellationToken))
                versions.Add(Of(version.Data));
            return versions;
        });

    SourceVersion Of(GalleryImageVersionData data)
    {
        var region = data.PublishingProfile?.TargetRegions.FirstOrDefault(target => Regions.Same(target.Name, location));
        return new SourceVersion(
            data.Name,
            data.ProvisioningState == GalleryProvisioningState.Succeeded || data.ProvisioningState == GalleryProvisioningState.Updating,
            region is not null,
            data.PublishingProfile?.IsExcludedFromLatest == true || region?.IsExcludedFromLatest == true)
        {
            OsDiskSize = data.StorageProfile?.OSDiskImage?.SizeInGB,
            DataDiskLuns = [.. data.StorageProfile?.DataDiskImages.Select(disk => disk.Lun) ?? []],
        };
    }
}
