using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Ingot.Emulator.Modules.Disks;

/// <summary>community.windows.win_partition: partitions of a disk.</summary>
sealed partial class WinPartition : GuestModule
{
    /// <summary>What the module takes for the same size.</summary>
    const long Tolerance = 1_049_000;

    public override string Name => "community.windows.win_partition";

    public override string Limits => "types of partitions";

    protected override void Apply(ModuleRun run)
    {
        var size = Size(run.Arguments.Text("partition_size"));
        var (disk, partition) = Find(run);
        if (run.Arguments.Text("state") == "absent")
        {
            if (partition is not null)
                run.Change(() => Remove(run, disk!, partition));
            return;
        }

        if (partition is null)
            Create(run, size);
        else
            Adapt(run, disk!, partition, size);
    }

    static (JsonObject? Disk, JsonObject? Partition) Find(ModuleRun run)
    {
        var number = run.Arguments.Number("disk_number");
        var letter = run.Arguments.Text("drive_letter");
        if (number is { } known && run.Arguments.Number("partition_number") is { } index)
        {
            var disk = GuestDisks.Find(run, known);
            return (disk, disk is null ? null : GuestDisks.Partitions(disk).FirstOrDefault(entry => entry["number"]?.GetValue<int>() == index));
        }

        if (letter is not null && letter != "auto")
        {
            if (letter is not [>= 'A' and <= 'Z' or >= 'a' and <= 'z'])
                throw ModuleRun.Fail("Incorrect usage of drive_letter: specify a drive letter from A-Z or use 'auto' to automatically assign a drive letter");
            return GuestDisks.ByLetter(run, letter) is { } found ? found : (null, null);
        }

        if (number is null or 0)
            throw ModuleRun.Fail("You must provide disk_number, partition_number");
        return GuestDisks.Find(run, number.Value) is null ? throw ModuleRun.Fail("Specified disk does not exist") : (null, null);
    }

    static void Create(ModuleRun run, long? size)
    {
        var number = run.Arguments.Number("disk_number") ?? throw ModuleRun.Fail("Missing required parameter: disk_number");
        var wanted = size ?? throw ModuleRun.Fail("Missing required parameter: partition_size");
        if (GuestDisks.Find(run, number) is not { } disk || GuestDisks.Style(disk) == "RAW")
            throw ModuleRun.Fail("Unable to create a new partition: The disk has not been initialized.");
        if (wanted > GuestDisks.Free(disk))
            throw ModuleRun.Fail("Partition size is not supported by disk. Use partition_size: -1 to get maximum size");
        var letter = run.Arguments.Text("drive_letter") is { } text ? text == "auto" ? GuestDisks.NextLetter(run) : text.ToUpperInvariant() : null;
        run.Change(() =>
        {
            var all = disk["partitions"]?.AsArray() ?? [];
            var next = all.Count == 0 ? 1 : all.Max(entry => entry!["number"]!.GetValue<int>()) + 1;
            var partition = GuestDisks.Partition(next, wanted < 0 ? GuestDisks.Free(disk) : wanted, "Basic", letter, null, null);
            foreach (var option in new[] { "hidden", "read_only", "active" }.Where(run.Arguments.Has))
                partition[option] = run.Arguments.Flag(option);
            all.Add(partition);
            GuestDisks.Save(run, disk);
        });
    }

    static void Adapt(ModuleRun run, JsonObject disk, JsonObject partition, long? size)
    {
        var current = GuestDisks.Size(partition);
        var most = current + GuestDisks.Free(disk);
        if (size is { } wanted)
        {
            wanted = wanted < 0 ? most : wanted;
            if (wanted > most)
                throw ModuleRun.Fail("Specified partition size exceeds size supported by the partition");
            if (Math.Abs(wanted - current) > Tolerance)
                Set(run, disk, partition, "size", wanted);
        }

        if (run.Arguments.Text("drive_letter") is { } letter && letter != "auto" && !letter.Equals(partition["letter"]?.ToString(), StringComparison.OrdinalIgnoreCase))
            Set(run, disk, partition, "letter", letter.ToUpperInvariant());
        foreach (var option in new[] { "hidden", "read_only", "active", "offline" })
        {
            if (run.Arguments.FlagOrNull(option) is { } flag && (partition[option]?.GetValue<bool>() ?? false) != flag)
                Set(run, disk, partition, option, flag);
        }
    }

    static void Set(ModuleRun run, JsonObject disk, JsonObject partition, string property, JsonNode value) => run.Change(() =>
    {
        partition[property] = value;
        GuestDisks.Save(run, disk);
    });

    static void Remove(ModuleRun run, JsonObject disk, JsonObject partition)
    {
        if (partition["letter"]?.ToString() is { } letter)
            run.Machine.Drives.Remove(letter);
        disk["partitions"]!.AsArray().Remove(partition);
        GuestDisks.Save(run, disk);
    }

    // -1 means all there is.
    static long? Size(string? text)
    {
        if (text is null or "-1")
            return text is null ? null : -1;
        if (Pattern().Match(text) is not { Success: true } match)
            throw ModuleRun.Fail("Invalid partition size. B, KB, KiB, MB, MiB, GB, GiB, TB, TiB are valid partition size units");
        var unit = match.Groups[2].Value.ToUpperInvariant();
        var power = "BKMGT".IndexOf(unit[0], StringComparison.Ordinal);
        return (long)(double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) * Math.Pow(unit.Contains('I', StringComparison.Ordinal) ? 1024 : 1000, power));
    }

    [GeneratedRegex("^([0-9]+) *(b|kb|kib|mb|mib|gb|gib|tb|tib)$", RegexOptions.IgnoreCase)]
    private static partial Regex Pattern();
}
