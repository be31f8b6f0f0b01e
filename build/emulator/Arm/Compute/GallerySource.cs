using Ingot.Emulator.Arm.Common;
using Ingot.Emulator.Arm.Galleries;

namespace Ingot.Emulator.Arm.Compute;

/// <summary>Gallery images as the source of a machine.</summary>
static class GallerySource
{
    public static bool IsGallery(string id) =>
        id.Contains("/providers/" + ResourceTypes.Galleries + "/", StringComparison.OrdinalIgnoreCase);

    /// <summary>The version that an id means: itself, or the newest one of a definition that may be taken in the region.</summary>
    /// <exception cref="ArmException">404 GalleryImageNotFound.</exception>
    public static VmSource Require(ArmServices arm, string id, string location)
    {
        var now = arm.Options.Time.GetUtcNow();
        var named = arm.Store.Find(id);
        var version = named?.Type == ResourceTypes.GalleryImages ? Latest(arm, named, location, now) : named;
        if (version?.Type != ResourceTypes.GalleryVersions || !IsUsable(version, location, now))
            throw NotFound(id, location);
        var definition = arm.Store.Find(ArmId.ParentOf(version.Id)) ?? throw NotFound(id, location);
        var storage = version.Properties.At("storageProfile");
        return new()
        {
            Generation = definition.Properties.TextAt("hyperVGeneration") ?? "V1",
            Version = version.Name,
            Captured = version,
            IsSpecialized = definition.Properties.TextAt("osState") == "Specialized",
            SecurityType = DefinitionRules.Feature(definition, "SecurityType"),
            Plan = definition.Properties.At("purchasePlan") ?? version.Plan,
            SizeGB = SourceDisks.Size(storage.At("osDiskImage"), "sizeInGB"),
            DataDisks = SourceDisks.Of(storage.ObjectsAt("dataDiskImages"), "sizeInGB", "hostCaching"),
        };
    }

    static ArmResource? Latest(ArmServices arm, ArmResource definition, string location, DateTimeOffset now) =>
        arm.Store.OfType(ResourceTypes.GalleryVersions)
            .Where(version => ArmId.Equal(ArmId.ParentOf(version.Id), definition.Id)
                && IsUsable(version, location, now)
                && !PublishingProfile.IsExcluded(version, location))
            .MaxBy(version => Version.Parse(version.Name));

    static bool IsUsable(ArmResource version, string location, DateTimeOffset now) =>
        version.ProvisioningState != "Deleting" && Replication.IsIn(version, location, now);

    /// <summary>404: no such version, or not in the region.</summary>
    public static ArmException NotFound(string id, string location) => new(
        404,
        "GalleryImageNotFound",
        $"The gallery image {id} is not available in {location} region. Please contact image owner to replicate to this region, or change "
            + "your requested region.",
        "imageReference");
}
