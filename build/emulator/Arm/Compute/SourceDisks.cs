using System.Globalization;
using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Catalogue;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Compute;

/// <summary>The disks that come with an image, in the shape of a machine's.</summary>
static class SourceDisks
{
    /// <summary>A size in GB under one of the names it goes by; null when it is not there.</summary>
    public static long? Size(JsonNode? disk, string name) =>
        long.TryParse(disk.At(name)?.ToString(), CultureInfo.InvariantCulture, out var size) ? size : null;

    /// <summary>The data disks of a captured image.</summary>
    /// <param name="disks">As the image lists them.</param>
    /// <param name="size">The member with the size.</param>
    /// <param name="caching">The member with the caching.</param>
    public static IReadOnlyList<JsonObject> Of(IEnumerable<JsonObject> disks, string size, string caching) =>
    [
        .. disks.Select(disk => new JsonObject
        {
            ["lun"] = disk.At("lun")?.DeepClone(),
            ["diskSizeGB"] = disk.At(size)?.DeepClone(),
            ["caching"] = disk.TextAt(caching) ?? "None",
        }),
    ];

    /// <summary>The data disks of a marketplace image.</summary>
    public static IReadOnlyList<JsonObject> Of(PlatformImage image) =>
        [.. image.DataDiskSizesGB.Select((size, lun) => new JsonObject { ["lun"] = (long)lun, ["diskSizeGB"] = (long)size, ["caching"] = "None" })];
}
