using System.Text.Json.Nodes;

namespace Ingot.Emulator.Modules.Disks;

/// <summary>community.windows.win_initialize_disk: gives a disk a partition table.</summary>
sealed class WinInitializeDisk : GuestModule
{
    public override string Name => "community.windows.win_initialize_disk";

    public override string Limits => "choosing a disk by unique id or path";

    protected override void Apply(ModuleRun run)
    {
        if (run.Arguments.Number("disk_number") is not { } number)
            throw ModuleRun.Fail("The rehearsal guest finds disks by disk_number only.");
        if (GuestDisks.Find(run, number) is not { } disk)
            throw ModuleRun.Fail($"There was an error retrieving the disk using disk_number {number}: No MSFT_Disk objects found with property 'Number' equal to '{number}'.");
        var style = run.Arguments.Need("style").ToUpperInvariant();
        var current = GuestDisks.Style(disk);
        if (current == style && !run.Arguments.Flag("force"))
            return;
        if (current != "RAW" && !run.Arguments.Flag("force"))
        {
            throw ModuleRun.Fail(
                $"Force initialization must be specified since the target partition style: {style.ToLowerInvariant()} is different from " +
                $"the current partition style: {current.ToLowerInvariant()}");
        }

        if (number == 0)
            throw ModuleRun.Fail("Cannot clear disk 0: it holds the running Windows.");
        run.Change(() =>
        {
            disk["style"] = style;
            disk["partitions"] = new JsonArray();
            disk["offline"] = !run.Arguments.Flag("online");
            GuestDisks.Save(run, disk);
        });
    }
}
