using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Catalogue;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Galleries;

/// <summary>Changing an image version that is there: its regions and dates, never its content.</summary>
static class VersionUpdate
{
    const string Name = "galleryImageVersion.properties.";

    // A region can be left behind only by a client that knows of the safety profile and has said so in it.
    const string SafetySince = "2022-03-03";

    /// <summary>Refuses what would change the content, also of a version that failed.</summary>
    /// <exception cref="ArmException">409 PropertyChangeNotAllowed.</exception>
    public static void Check(ArmRequest request, ArmResource version)
    {
        var known = new JsonObject { ["properties"] = new JsonObject { ["storageProfile"] = version.Properties["storageProfile"]?.DeepClone() } };
        if (VersionSource.IdIn(request.Body) is { } wanted && !ArmId.Equal(wanted, VersionSource.IdIn(known)))
            throw ArmErrors.PropertyChange(Name + "storageProfile.source.id");
        var mode = request.Body.TextAt("properties", "publishingProfile", "replicationMode");
        if (mode is not null && !ArmId.Equal(mode, version.Properties.TextAt("publishingProfile", "replicationMode")))
            throw ArmErrors.PropertyChange(Name + "publishingProfile.replicationMode");
    }

    /// <summary>The profile to keep: a PATCH changes only what it names.</summary>
    public static JsonObject Merge(JsonNode? known, JsonNode given, bool isPatch)
    {
        var merged = isPatch ? known?.DeepClone() as JsonObject ?? [] : [];
        foreach (var (name, value) in given as JsonObject ?? [])
            merged[name] = value?.DeepClone();
        merged["replicationMode"] = known.At("replicationMode")?.DeepClone();
        merged["publishedDate"] = known.At("publishedDate")?.DeepClone();
        return merged;
    }

    /// <summary>Refuses to leave a region behind unless the safety profile allows it.</summary>
    /// <exception cref="ArmException">409 OperationNotAllowed.</exception>
    public static void CheckRegions(ArmRequest request, ArmResource version, JsonObject profile)
    {
        var wanted = profile.ObjectsAt("targetRegions").Select(region => Locations.Canonical(region.TextAt("name") ?? ""));
        var left = PublishingProfile.Regions(version).Except(wanted, StringComparer.Ordinal).ToList();
        var isAllowed = string.CompareOrdinal(request.ApiVersion, SafetySince) < 0
            || request.Body.FlagAt("properties", "safetyProfile", "allowDeletionOfReplicatedLocations")
            || version.Properties.FlagAt("safetyProfile", "allowDeletionOfReplicatedLocations");
        if (left.Count > 0 && !isAllowed)
        {
            throw ArmErrors.NotAllowed($"The gallery image version '{version.Name}' cannot be removed from its replicated locations "
                + $"'{string.Join(", ", left)}', because 'allowDeletionOfReplicatedLocations' is false in its safety profile.");
        }
    }

    /// <summary>Refuses to go on with a version that only deletion helps.</summary>
    /// <remarks>https://github.com/hashicorp/packer-plugin-azure/issues/183</remarks>
    /// <exception cref="ArmException">What it failed with, or that it has no content.</exception>
    public static void CheckUsable(ArmServices arm, ArmResource version)
    {
        if (version.GuestId is { } guest && arm.Guests.Find(guest) is null)
        {
            throw new ArmException(409, "Conflict", $"The gallery image version '{version.Name}' has no content, because its creation failed. "
                + "Please delete it and create it again.");
        }
    }
}
