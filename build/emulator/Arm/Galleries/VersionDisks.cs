using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Galleries;

/// <summary>The disks in an image version.</summary>
static class VersionDisks
{
    /// <summary>The storage profile of a version made from a source.</summary>
    /// <param name="source">A virtual machine, an image, or another version.</param>
    /// <param name="given">What the body says; it names the source.</param>
    public static JsonObject Describe(ArmResource source, JsonNode? given)
    {
        var profile = new JsonObject { ["source"] = given.At("source")?.DeepClone() ?? new JsonObject { ["id"] = source.Id } };
        var storage = source.Properties.At("storageProfile");
        if (source.Type == ResourceTypes.GalleryVersions)
        {
            profile["osDiskImage"] = storage.At("osDiskImage")?.DeepClone();
            profile["dataDiskImages"] = storage.At("dataDiskImages")?.DeepClone();
            return profile;
        }
        profile["osDiskImage"] = Image(storage.At("osDisk"));
        var disks = storage.ObjectsAt("dataDisks").Select(disk =>
        {
            var image = Image(disk);
            image["lun"] = disk.At("lun")?.DeepClone();
            return (JsonNode)image;
        }).ToJsonArray();
        if (disks.Count > 0)
            profile["dataDiskImages"] = disks;
        return profile;
    }

    static JsonObject Image(JsonNode? disk) => new()
    {
        ["sizeInGB"] = disk.At("diskSizeGB")?.DeepClone(),
        ["hostCaching"] = disk.TextAt("caching") ?? "None",
        ["source"] = new JsonObject(),
    };
}
