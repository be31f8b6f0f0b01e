using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Catalogue;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Compute;

/// <summary>What a virtual machine's disk is made from: a marketplace image, a managed image, or a version in a gallery.</summary>
sealed record VmSource
{
    /// <summary>Hyper-V generation, V1 or V2.</summary>
    public required string Generation { get; init; }

    /// <summary>The exact version, where sources have versions.</summary>
    public string? Version { get; init; }

    /// <summary>The edition that a marketplace or published image boots; null for what was captured here.</summary>
    public string? ProductName { get; init; }

    /// <summary>The version of Windows that a marketplace image boots, such as 10.0.20348.3207.</summary>
    public string? WindowsVersion { get; init; }

    /// <summary>The managed image or image version whose guest is copied, or null.</summary>
    public ArmResource? Captured { get; init; }

    /// <summary>True when the disk keeps its name and its accounts, so that nobody may give others.</summary>
    public bool IsSpecialized { get; init; }

    /// <summary>The feature SecurityType of the image, or null.</summary>
    public string? SecurityType { get; init; }

    /// <summary>True when a machine from it can have trusted launch.</summary>
    public bool HasTrustedLaunch => Generation == "V2" && SecurityType?.Contains("TrustedLaunch", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>The marketplace plan that a machine has to name, or null.</summary>
    public JsonNode? Plan { get; init; }

    /// <summary>Size of the operating system disk in GB; null when nobody said.</summary>
    public long? SizeGB { get; init; }

    /// <summary>The data disks that come with the image: lun, diskSizeGB, caching.</summary>
    public IReadOnlyList<JsonObject> DataDisks { get; init; } = [];

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
        if (reference.TextAt("communityGalleryImageId") is { } community)
            return PublishedSource.Require(arm, community, location, isCommunity: true);
        if (reference.TextAt("sharedGalleryImageId") is { } shared)
            return PublishedSource.Require(arm, shared, location, isCommunity: false);
        if (reference.TextAt("id") is not { } id)
            return FromMarketplace(arm, reference, location);
        SourceRules.CheckReadable(arm, id, by);
        return GallerySource.IsGallery(id) ? GallerySource.Require(arm, id, location) : FromImage(arm, id, location, by);
    }

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

    static VmSource FromImage(ArmServices arm, string id, string location, string by)
    {
        if (arm.Store.Find(id) is not { Type: ResourceTypes.Images } image || image.Location != location)
            throw ArmErrors.InvalidReference(id, by);
        if (image.ProvisioningState != "Succeeded")
            throw ArmErrors.NotAllowed($"The image '{image.Name}' is in provisioning state '{image.ProvisioningState}'.");
        return new()
        {
            Generation = image.Properties.TextAt("hyperVGeneration") ?? "V1",
            Captured = image,
            Plan = image.Plan,
            SizeGB = SourceDisks.Size(image.Properties.At("storageProfile", "osDisk"), "diskSizeGB"),
            DataDisks = SourceDisks.Of(image.Properties.ObjectsAt("storageProfile", "dataDisks"), "diskSizeGB", "caching"),
        };
    }

    static VmSource FromMarketplace(ArmServices arm, JsonObject reference, string location)
    {
        var (publisher, offer) = (reference.TextAt("publisher"), reference.TextAt("offer"));
        var (sku, asked) = (reference.TextAt("sku"), reference.TextAt("version"));
        var image = PlatformImages.Find(arm, location, publisher, offer, sku);
        var version = image is null ? null : PlatformImages.Resolve(image, asked);
        if (image is null || version is null)
        {
            throw new ArmException(404, "PlatformImageNotFound", $"The platform image '{publisher}:{offer}:{sku}:{asked}' is not "
                + "available. "
                + "Verify that all fields in the storage profile are correct. For more details about storage profile information, please "
                + "refer to https://aka.ms/storageprofile", "imageReference");
        }
        return new()
        {
            Generation = image.Generation,
            Version = version,
            ProductName = image.ProductName,
            WindowsVersion = version.Split('.') is [var build, var revision, ..] ? $"10.0.{build}.{revision}" : null,
            SecurityType = image.SecurityType,
            Plan = image.Plan is null ? null : MarketplaceTerms.PlanOf(image),
            SizeGB = image.SizeGB,
            DataDisks = SourceDisks.Of(image),
        };
    }
}
