using Azure.Core;
using Azure.ResourceManager.Compute;
using Azure.ResourceManager.Compute.Models;
using Ingot.Recipes;

namespace Ingot.Arm.Images;

/// <summary>A managed image, which has no versions: its id says exactly what it is.</summary>
sealed class ManagedImageSource(ArmSession session, string location, SourceImage source)
{
    /// <summary>What a build VM has to know of it.</summary>
    public async Task<PinnedSource> PinAsync(CancellationToken cancellationToken)
    {
        var image = session.Client.GetDiskImageResource(new ResourceIdentifier(source.Text));
        var found = await ArmCall.FindAsync($"read {source.Text}", () => image.GetAsync(cancellationToken: cancellationToken))
            ?? throw SourceFaults.Missing(source, $"in resource group {source.ResourceGroup}", "'az image list --output table' shows the images.");
        var data = found.Data;
        var disk = data.StorageProfile?.OSDisk;
        SourceFaults.RequireWindows(source, disk?.OSType.ToString());
        RequireUsable(data, disk);
        return new PinnedSource(SourceKind.ManagedImage, source.Text)
        {
            Generation = data.HyperVGeneration?.ToString() ?? "V1",
            DataDiskLuns = [.. data.StorageProfile?.DataDisks.Select(entry => entry.Lun) ?? []],
            OsDiskSize = disk?.DiskSizeGB,
        };
    }

    void RequireUsable(DiskImageData data, ImageOSDisk? disk)
    {
        if (!Regions.Same(data.Location.Name, location))
        {
            throw SourceFaults.Unusable(
                $"Image {source.Name} is in {data.Location.Name}, and the build VM would be in {location}.",
                "A managed image can only be used in its own region.",
                $"Give --location {data.Location.Name}, or publish the image to a gallery with {location} among its target regions.");
        }

        if (disk?.OSState == OperatingSystemStateType.Specialized)
        {
            throw SourceFaults.Unusable(
                $"Image {source.Name} is specialized.",
                "Azure makes no VM of a specialized managed image: only its disk could be attached.",
                "Use a specialized image of a gallery, or a generalized one.");
        }

        if (data.ProvisioningState is { Length: > 0 } state && state != "Succeeded")
            throw SourceFaults.Unusable($"Image {source.Name} is not complete.", $"Its state is {state}.", "Wait for it, or capture it again.");
    }
}
