using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Catalogue;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Compute;

/// <summary>What a virtual machine's disk is made from.</summary>
/// <param name="Generation">Hyper-V generation, V1 or V2.</param>
/// <param name="Image">The marketplace image, or null.</param>
/// <param name="Version">The marketplace image's exact version.</param>
/// <param name="Captured">The managed image or gallery image version, or null.</param>
/// <param name="IsSpecialized">True when the disk keeps its name and its accounts, so that nobody may give others.</param>
sealed record VmSource(
    string Generation,
    PlatformImage? Image,
    string? Version,
    ArmResource? Captured,
    bool IsSpecialized = false)
{
    /// <summary>The name and the administrator that a machine from this source gets; null for a specialized one.</summary>
    /// <exception cref="ArmException">400 InvalidParameter.</exception>
    public VmAccount? Account(JsonObject properties)
    {
        if (!IsSpecialized)
            return VmAccount.Require(properties);
        return properties["osProfile"] is null
            ? null
            : throw ArmErrors.Invalid("osProfile", "Parameter 'osProfile' is not allowed.");
    }

    /// <summary>Finds the source that a storage profile names.</summary>
    /// <exception cref="ArmException">There is none such.</exception>
    public static VmSource Require(ArmServices arm, JsonObject properties, string location, string by)
    {
        if (properties.At("storageProfile", "imageReference") is not JsonObject reference)
        {
            throw properties.At("storageProfile", "osDisk", "createOption")?.ToString() == "Attach"
                ? ArmErrors.NotEmulated("machines made from an attached disk")
                : ArmErrors.Missing("storageProfile.imageReference");
        }
        if (reference.TextAt("id") is not { } id)
            return FromMarketplace(reference);
        return GallerySource.IsGallery(id) ? GallerySource.Require(arm, id, location) : FromImage(arm, id, location, by);
    }

    static VmSource FromImage(ArmServices arm, string id, string location, string by)
    {
        if (arm.Store.Find(id) is not { Type: ResourceTypes.Images } image || image.Location != location)
            throw ArmErrors.InvalidReference(id, by);
        if (image.ProvisioningState != "Succeeded")
            throw ArmErrors.NotAllowed($"The image '{image.Name}' is in provisioning state '{image.ProvisioningState}'.");
        return new(image.Properties.TextAt("hyperVGeneration") ?? "V1", null, null, image);
    }

    static VmSource FromMarketplace(JsonObject reference)
    {
        var (publisher, offer) = (reference.TextAt("publisher"), reference.TextAt("offer"));
        var (sku, asked) = (reference.TextAt("sku"), reference.TextAt("version"));
        var image = PlatformImages.Find(publisher, offer, sku);
        var version = image is null ? null : PlatformImages.Resolve(image, asked);
        if (image is null || version is null)
        {
            throw new ArmException(404, "PlatformImageNotFound", $"The platform image '{publisher}:{offer}:{sku}:{asked}' is not "
                + "available. "
                + "Verify that all fields in the storage profile are correct. For more details about storage profile information, please "
                + "refer to https://aka.ms/storageprofile", "imageReference");
        }
        return new(image.Generation, image, version, null);
    }
}
