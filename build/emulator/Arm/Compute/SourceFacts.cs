using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Compute;

/// <summary>The disks that a source brings along.</summary>
static class SourceFacts
{
    // What a Windows image of the marketplace has, unless it is one of the small ones.
    const int UsualSizeGB = 127;

    /// <summary>Size of the operating system disk in GB.</summary>
    public static long SizeOf(VmSource source) => source.SizeGB ?? UsualSizeGB;

    /// <summary>The data disks, as the image lists them.</summary>
    public static IReadOnlyList<JsonObject> DataDisksOf(VmSource source) => source.DataDisks;

    /// <summary>Logical unit numbers of the data disks.</summary>
    public static IReadOnlyList<long> LunsOf(VmSource source) => [.. DataDisksOf(source).Select(disk => disk.NumberAt("lun") ?? 0)];
}
