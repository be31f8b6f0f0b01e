using System.Text.Json.Nodes;

namespace Ingot.Emulator.Modules.Disks;

/// <summary>community.windows.win_format: makes a file system, and the drive that goes with it.</summary>
sealed class WinFormat : GuestModule
{
    public override string Name => "community.windows.win_format";

    public override string Limits => "choosing a volume by path";

    protected override void Apply(ModuleRun run)
    {
        Refuse(run);
        var (disk, partition) = Find(run);
        var current = partition["file_system"]?.ToString();
        var unit = run.Arguments.Number("allocation_unit_size");
        var force = run.Arguments.Flag("force");
        if (!force && unit is not null && current is not null && partition["unit"]?.GetValue<long>() != unit)
        {
            throw ModuleRun.Fail($"Force format must be specified since target allocation unit size: {unit} is different from " +
                $"the current allocation unit size of the volume: {partition["unit"]}");
        }

        if (!force && current is not null && run.Arguments.Text("file_system") is { } wanted && !wanted.Equals(current, StringComparison.OrdinalIgnoreCase))
        {
            var letter = partition["letter"]?.ToString() ?? "";
            throw ModuleRun.Fail(run.Machine.Drives.GetValueOrDefault(letter)?.Children.Count > 0
                ? "Force format must be specified to format non-pristine volumes"
                : $"Force format must be specified since target file system: {wanted} is different from the current file system of the volume: {current.ToLowerInvariant()}");
        }

        var label = run.Arguments.Text("new_label") ?? partition["label"]?.ToString() ?? "";
        if (force || current is null || (partition["label"]?.ToString() ?? "") != label)
            run.Change(() => Format(run, disk, partition, label, unit ?? 4096));
    }

    static void Refuse(ModuleRun run)
    {
        var fileSystem = run.Arguments.Text("file_system");
        if (run.Arguments.Text("drive_letter") is not (null or [>= 'A' and <= 'Z' or >= 'a' and <= 'z']))
            throw ModuleRun.Fail("The parameter drive_letter should be a single character A-Z");
        if (run.Arguments.Flag("integrity_streams") && fileSystem != "refs")
            throw ModuleRun.Fail($"Integrity streams can be enabled only on ReFS volumes. You specified: {fileSystem}");
        if (run.Arguments.Flag("compress") && fileSystem != "ntfs")
            throw ModuleRun.Fail($"Compression can be enabled only on NTFS volumes. You specified: {fileSystem}");
        if (run.Arguments.Flag("compress") && run.Arguments.Number("allocation_unit_size") > 4096)
            throw ModuleRun.Fail("NTFS compression is not supported for allocation unit sizes above 4096");
    }

    static (JsonObject Disk, JsonObject Partition) Find(ModuleRun run)
    {
        if (run.Arguments.Text("drive_letter") is { } letter)
        {
            return GuestDisks.ByLetter(run, letter) ?? throw ModuleRun.Fail(
                $"There was an error retrieving the volume using drive_letter {letter}: No MSFT_Volume objects found with property 'DriveLetter' equal to '{letter}'.");
        }

        var label = run.Arguments.Text("label") ?? throw ModuleRun.Fail("The rehearsal guest finds volumes by drive_letter or label only.");
        foreach (var disk in GuestDisks.All(run))
        {
            if (GuestDisks.Partitions(disk).FirstOrDefault(partition => partition["label"]?.ToString() == label) is { } found)
                return (disk, found);
        }

        throw ModuleRun.Fail(
            $"There was an error retrieving the volume using label {label}: No MSFT_Volume objects found with property 'FileSystemLabel' equal to '{label}'.");
    }

    static void Format(ModuleRun run, JsonObject disk, JsonObject partition, string label, long unit)
    {
        var letter = partition["letter"]?.ToString();
        if (letter == "C")
            throw ModuleRun.Fail("Cannot format drive C: it holds the running Windows.");
        partition["file_system"] = (run.Arguments.Text("file_system") ?? "ntfs").ToUpperInvariant();
        partition["label"] = label;
        partition["unit"] = unit;
        GuestDisks.Save(run, disk);
        if (letter is not null)
            run.Machine.Drives[letter] = new() { Name = letter, IsContainer = true, Modified = run.Now };
    }
}
