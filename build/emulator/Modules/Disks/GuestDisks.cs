using System.Globalization;
using System.Text.Json.Nodes;

namespace Ingot.Emulator.Modules.Disks;

/// <summary>The disks of a guest. The first one holds Windows; further ones are what was attached, without a partition at first.</summary>
static class GuestDisks
{
    /// <summary>What a disk is kept as.</summary>
    public const string Kind = "disk";

    /// <summary>Bytes that the system disk of Azure's images has.</summary>
    const long SystemSize = 127L << 30;

    /// <summary>What GPT keeps at each end.</summary>
    const long Reserved = 17L << 20;

    /// <summary>All of them, by number.</summary>
    public static IReadOnlyList<JsonObject> All(ModuleRun run)
    {
        var known = run.Objects(Kind).All().Select(disk => disk.Properties).ToList();
        return [.. known.Any(disk => Number(disk) == 0) ? known : known.Prepend(SystemDisk())];
    }

    /// <summary>One by its number.</summary>
    public static JsonObject? Find(ModuleRun run, long number) => All(run).FirstOrDefault(disk => Number(disk) == number);

    /// <summary>A disk's number.</summary>
    public static long Number(JsonObject disk) => disk["number"]?.GetValue<long>() ?? 0;

    /// <summary>Its size in bytes.</summary>
    public static long Size(JsonObject disk) => disk["size"]?.GetValue<long>() ?? 0;

    /// <summary>RAW, GPT or MBR.</summary>
    public static string Style(JsonObject disk) => disk["style"]?.ToString() ?? "RAW";

    /// <summary>Its partitions.</summary>
    public static IReadOnlyList<JsonObject> Partitions(JsonObject disk) => [.. (disk["partitions"] as JsonArray ?? []).OfType<JsonObject>()];

    /// <summary>The partition of a drive letter, and its disk.</summary>
    public static (JsonObject Disk, JsonObject Partition)? ByLetter(ModuleRun run, string letter) => All(run)
        .SelectMany(disk => Partitions(disk).Select(partition => (disk, partition)))
        .Where(entry => letter.Equals(entry.partition["letter"]?.ToString(), StringComparison.OrdinalIgnoreCase))
        .Select(entry => ((JsonObject, JsonObject)?)entry).FirstOrDefault();

    /// <summary>Bytes that no partition uses.</summary>
    public static long Free(JsonObject disk) => Math.Max(0, Size(disk) - Reserved - Partitions(disk).Sum(Size));

    /// <summary>Keeps a changed disk.</summary>
    public static void Save(ModuleRun run, JsonObject disk) => run.Objects(Kind).Set(Number(disk).ToString(CultureInfo.InvariantCulture), disk);

    /// <summary>The letter a new partition gets.</summary>
    public static string NextLetter(ModuleRun run) => Enumerable.Range('D', 23).Select(letter => $"{(char)letter}")
        .First(letter => !run.Machine.Drives.ContainsKey(letter) && ByLetter(run, letter) is null);

    static JsonObject SystemDisk() => new()
    {
        ["number"] = 0L,
        ["size"] = SystemSize,
        ["style"] = "GPT",
        ["partitions"] = new JsonArray(
            Partition(1, 450L << 20, "Recovery", null, "NTFS", ""),
            Partition(2, 99L << 20, "System", null, "FAT32", ""),
            Partition(3, 16L << 20, "Reserved", null, null, null),
            Partition(4, SystemSize - (600L << 20), "Basic", "C", "NTFS", "Windows")),
    };

    /// <summary>A partition; without a file system it is not formatted.</summary>
    public static JsonObject Partition(int number, long size, string type, string? letter, string? fileSystem, string? label) => new()
    {
        ["number"] = number,
        ["size"] = size,
        ["type"] = type,
        ["letter"] = letter,
        ["file_system"] = fileSystem,
        ["label"] = label,
        ["unit"] = fileSystem is null ? 0L : 4096L,
    };
}
