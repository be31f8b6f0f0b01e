using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Catalogue;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Images;

/// <summary>The disks in a managed image.</summary>
/// <remarks>https://learn.microsoft.com/rest/api/compute/images/create-or-update#imagestorageprofile</remarks>
static class ImageDisks
{
    static readonly string[] StorageTypes = ["Standard_LRS", "Standard_ZRS", "StandardSSD_LRS", "StandardSSD_ZRS", "Premium_LRS", "Premium_ZRS"];

    /// <summary>The storage profile of an image of a machine: its disks, in the storage that the request asks for.</summary>
    /// <exception cref="ArmException">400 InvalidParameter.</exception>
    public static JsonObject Describe(ArmResource machine, JsonNode? given, string location)
    {
        var isZoneResilient = given.FlagAt("zoneResilient");
        if (isZoneResilient && Locations.Get(location).Zones.Count == 0)
        {
            throw ArmErrors.Invalid("zoneResilient", $"The parameter 'zoneResilient' cannot be true in location '{location}', which does not "
                + "support availability zones.");
        }
        var storage = machine.Properties.At("storageProfile");
        var osDisk = Disk(storage.At("osDisk"), given.At("osDisk"), isZoneResilient);
        osDisk["osType"] = "Windows";
        osDisk["osState"] = "Generalized";
        return new()
        {
            ["osDisk"] = osDisk,
            ["dataDisks"] = storage.ObjectsAt("dataDisks").Select(disk => (JsonNode)DataDisk(disk, given, isZoneResilient)).ToJsonArray(),
            ["zoneResilient"] = isZoneResilient,
        };
    }

    static JsonObject DataDisk(JsonObject disk, JsonNode? given, bool isZoneResilient)
    {
        var lun = disk.At("lun")?.ToString();
        var wanted = given.ObjectsAt("dataDisks").FirstOrDefault(other => other.At("lun")?.ToString() == lun);
        var image = Disk(disk, wanted, isZoneResilient);
        image["lun"] = disk.At("lun")?.DeepClone();
        return image;
    }

    static JsonObject Disk(JsonNode? disk, JsonNode? wanted, bool isZoneResilient)
    {
        var storage = wanted.TextAt("storageAccountType") ?? (isZoneResilient ? "Standard_ZRS" : disk.TextAt("managedDisk", "storageAccountType"));
        if (storage is not null && !StorageTypes.Contains(storage, StringComparer.OrdinalIgnoreCase))
        {
            throw ArmErrors.Invalid("storageAccountType", $"The value '{storage}' of parameter 'storageAccountType' is not valid for an image. "
                + $"Allowed values are: {string.Join(", ", StorageTypes)}.");
        }
        return new()
        {
            ["diskSizeGB"] = wanted.At("diskSizeGB")?.DeepClone() ?? disk.At("diskSizeGB")?.DeepClone(),
            ["managedDisk"] = new JsonObject { ["id"] = disk.TextAt("managedDisk", "id") },
            ["caching"] = wanted.TextAt("caching") ?? disk.TextAt("caching") ?? "None",
            ["storageAccountType"] = storage ?? "Standard_LRS",
        };
    }
}
