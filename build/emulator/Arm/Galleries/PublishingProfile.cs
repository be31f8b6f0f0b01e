using System.Globalization;
using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Catalogue;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Galleries;

/// <summary>Where an image version is replicated to, and how.</summary>
/// <remarks>Limits: https://learn.microsoft.com/azure/virtual-machines/azure-compute-gallery#limits</remarks>
static class PublishingProfile
{
    const string Name = "galleryImageVersion.properties.publishingProfile";

    const int ReplicaLimit = 100;

    static readonly string[] StorageTypes = ["Standard_LRS", "Standard_ZRS", "Premium_LRS", "PremiumV2_LRS"];

    /// <summary>The target regions of a version, in canonical form.</summary>
    public static IReadOnlyList<string> Regions(ArmResource version) =>
        [.. version.Properties.ObjectsAt("publishingProfile", "targetRegions").Select(region => Canonical(region.TextAt("name")))];

    /// <summary>A profile as it is kept: checked, and with what was left out.</summary>
    /// <exception cref="ArmException">400 InvalidParameter.</exception>
    public static JsonObject Read(ArmServices arm, JsonNode? given, string location)
    {
        var profile = given?.DeepClone() as JsonObject ?? [];
        profile.Remove("source");
        profile["replicationMode"] ??= "Full";
        RequireOneOf(profile, "replicationMode", "Full", "Shallow");
        profile["replicaCount"] ??= 1L;
        profile["storageAccountType"] ??= "Standard_LRS";
        RequireOneOf(profile, "storageAccountType", StorageTypes);
        profile["excludeFromLatest"] ??= false;
        if (given.At("endOfLifeDate") is { } end && Date(end) is null)
            throw ArmErrors.Invalid(Name + ".endOfLifeDate", $"The value '{end}' of parameter 'endOfLifeDate' is not a valid date.");
        var regions = profile.ObjectsAt("targetRegions").ToList();
        if (regions.Count == 0)
        {
            regions.Add(new() { ["name"] = location });
            profile["targetRegions"] = new JsonArray(regions[0]);
        }
        foreach (var region in regions)
            ReadRegion(arm, profile, region);
        CheckRegions(profile, regions, location);
        return profile;
    }

    /// <summary>A date of a body; null when it is none.</summary>
    public static DateTimeOffset? Date(JsonNode? value) =>
        DateTimeOffset.TryParse(value?.ToString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;

    /// <summary>True when "latest" passes the version over in a region.</summary>
    public static bool IsExcluded(ArmResource version, string region) =>
        version.Properties.FlagAt("publishingProfile", "excludeFromLatest")
        || version.Properties.ObjectsAt("publishingProfile", "targetRegions").Any(target =>
            Canonical(target.TextAt("name")) == region && target.FlagAt("excludeFromLatest"));

    static void ReadRegion(ArmServices arm, JsonObject profile, JsonObject region)
    {
        var name = Canonical(region.TextAt("name") ?? throw ArmErrors.Missing(Name + ".targetRegions.name"));
        var known = Locations.All.FirstOrDefault(location => location.Name == name) ?? throw ArmErrors.Invalid(
            Name + ".targetRegions",
            $"The target region '{region.TextAt("name")}' is not a valid location, or is not available for the subscription.");
        // Azure gives the display name back, whatever was sent.
        region["name"] = known.DisplayName;
        region["regionalReplicaCount"] ??= profile["replicaCount"]?.DeepClone();
        region["storageAccountType"] ??= profile["storageAccountType"]?.DeepClone();
        RequireOneOf(region, "storageAccountType", StorageTypes);
        var limit = profile.TextAt("replicationMode") == "Shallow" ? 1 : ReplicaLimit;
        if (region.NumberAt("regionalReplicaCount") is not { } count || count < 1 || count > limit)
        {
            throw ArmErrors.Invalid(Name + ".targetRegions.regionalReplicaCount", "The value of parameter 'regionalReplicaCount' in region "
                + $"'{known.DisplayName}' must be between 1 and {limit} for replication mode '{profile.TextAt("replicationMode")}'.");
        }
        if (region.At("encryption") is { } encryption)
            CheckEncryption(arm, known, encryption);
    }

    static void CheckRegions(JsonObject profile, List<JsonObject> regions, string location)
    {
        var names = regions.Select(region => Canonical(region.TextAt("name"))).ToList();
        if (names.Distinct(StringComparer.Ordinal).Count() < names.Count)
            throw ArmErrors.Invalid(Name + ".targetRegions", "The target regions contain a region more than once.");
        if (!names.Contains(location, StringComparer.Ordinal))
        {
            throw ArmErrors.Invalid(Name + ".targetRegions", $"The target regions '{string.Join(", ", regions.Select(region =>
                region.TextAt("name")))}' do not contain the location '{location}' of the gallery image version. The location of the image "
                + "version must be one of its target regions.");
        }
        var total = regions.Sum(region => region.NumberAt("regionalReplicaCount") ?? 0);
        if (total > ReplicaLimit)
        {
            throw ArmErrors.Invalid(Name + ".targetRegions", $"The total number of replicas {total} of the gallery image version exceeds the "
                + $"maximum of {ReplicaLimit}.");
        }
        if (profile.TextAt("replicationMode") == "Shallow" && regions.Exists(region => region["encryption"] is not null))
            throw ArmErrors.Invalid(Name + ".replicationMode", "Replication mode 'Shallow' does not support encryption of target regions.");
    }

    // A disk encryption set serves its own region only.
    static void CheckEncryption(ArmServices arm, AzureLocation region, JsonNode encryption)
    {
        var images = encryption.ObjectsAt("dataDiskImages").Append(encryption.At("osDiskImage") as JsonObject ?? []);
        foreach (var image in images)
        {
            var security = image.At("securityProfile");
            foreach (var id in new[] { image.TextAt("diskEncryptionSetId"), security.TextAt("secureVMDiskEncryptionSetId") }.OfType<string>())
            {
                if (!id.Contains("/providers/Microsoft.Compute/diskEncryptionSets/", StringComparison.OrdinalIgnoreCase))
                    throw ArmErrors.Invalid(Name + ".targetRegions.encryption", $"The disk encryption set id '{id}' is not valid.");
                if (arm.Store.Find(id) is { } known && known.Location != region.Name)
                {
                    throw ArmErrors.Invalid(Name + ".targetRegions.encryption", $"The disk encryption set '{id}' is in location "
                        + $"'{known.Location}', and cannot encrypt images in target region '{region.DisplayName}'.");
                }
            }
            if (security.TextAt("confidentialVMEncryptionType") is "EncryptedWithCmk" && security.TextAt("secureVMDiskEncryptionSetId") is null)
                throw ArmErrors.Missing(Name + ".targetRegions.encryption.osDiskImage.securityProfile.secureVMDiskEncryptionSetId");
        }
    }

    static string Canonical(string? name) => Locations.Canonical(name ?? "");

    static void RequireOneOf(JsonObject holder, string name, params string[] values)
    {
        var given = holder.TextAt(name);
        holder[name] = values.FirstOrDefault(known => ArmId.Equal(known, given)) ?? throw ArmErrors.Invalid(
            $"{Name}.{name}",
            $"The value '{given}' of parameter '{name}' is not valid. Allowed values are: {string.Join(", ", values)}.");
    }
}
