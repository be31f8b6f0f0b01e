using System.Globalization;
using System.Text.Json.Nodes;

namespace Ingot.Emulator.Modules.Disks;

/// <summary>community.windows.win_disk_facts: disks, partitions and volumes.</summary>
sealed class WinDiskFacts : GuestModule
{
    public override string Name => "community.windows.win_disk_facts";

    public override string Limits => "virtual disks; most details of the hardware";

    protected override void Apply(ModuleRun run)
    {
        var filter = run.Arguments.List("filter");
        run.Result["ansible_facts"] = new JsonObject { ["ansible_disks"] = new JsonArray([.. GuestDisks.All(run).Select(disk => Describe(disk, filter))]) };
    }

    static JsonObject Describe(JsonObject disk, IReadOnlyList<string> filter)
    {
        var number = GuestDisks.Number(disk);
        var id = $"6002248{number.ToString("X25", CultureInfo.InvariantCulture)}";
        var facts = new JsonObject
        {
            ["number"] = number,
            ["size"] = GuestDisks.Size(disk),
            ["bus_type"] = "SAS",
            ["friendly_name"] = "Msft Virtual Disk",
            ["partition_style"] = GuestDisks.Style(disk),
            ["partition_count"] = GuestDisks.Partitions(disk).Count,
            ["operational_status"] = disk["offline"]?.GetValue<bool>() == true ? "Offline" : "Online",
            ["sector_size"] = 4096,
            ["read_only"] = false,
            ["bootable"] = number == 0,
            ["system_disk"] = number == 0,
            ["clustered"] = false,
            ["manufacturer"] = "Msft    ",
            ["model"] = "Virtual Disk    ",
            ["firmware_version"] = "1.0 ",
            ["location"] = $"Integrated : Bus 0 : Device 0 : Function 0 : Adapter {number} : Port 0 : Target 0 : LUN {number}",
            ["serial_number"] = null,
            ["unique_id"] = id,
            ["guid"] = null,
            ["path"] = $@"\\?\scsi#disk&ven_msft&prod_virtual_disk#{number}#{{53f56307-b6bf-11d0-94f2-00a0c91efb8b}}",
        };
        if (filter.Contains("physical_disk"))
        {
            facts["physical_disk"] = new JsonObject
            {
                ["device_id"] = $"{number}", ["size"] = GuestDisks.Size(disk), ["friendly_name"] = "Msft Virtual Disk", ["bus_type"] = "SAS",
                ["health_status"] = "Healthy", ["operational_status"] = "OK", ["media_type"] = "Unspecified", ["can_pool"] = false, ["unique_id"] = id,
            };
        }

        if (filter.Contains("win32_disk_drive"))
            facts["win32_disk_drive"] = new JsonObject { ["index"] = number, ["device_id"] = $@"\\.\PHYSICALDRIVE{number}", ["size"] = GuestDisks.Size(disk), ["status"] = "OK" };
        if (filter.Contains("partitions") || filter.Contains("volumes"))
            facts["partitions"] = new JsonArray([.. GuestDisks.Partitions(disk).Select(partition => Partition(partition, filter.Contains("volumes")))]);
        return facts;
    }

    static JsonObject Partition(JsonObject partition, bool hasVolumes)
    {
        var letter = partition["letter"]?.ToString();
        var facts = new JsonObject
        {
            ["number"] = partition["number"]?.DeepClone(),
            ["size"] = partition["size"]?.DeepClone(),
            ["type"] = partition["type"]?.DeepClone(),
            ["drive_letter"] = letter,
            ["hidden"] = partition["hidden"]?.DeepClone() ?? false,
            ["shadow_copy"] = false,
            ["access_paths"] = letter is null ? null : new JsonArray($@"{letter}:\"),
        };
        if (hasVolumes && partition["type"]?.ToString() != "Reserved")
        {
            facts["volumes"] = new JsonArray(new JsonObject
            {
                ["size"] = partition["file_system"] is null ? 0 : partition["size"]?.DeepClone(),
                ["size_remaining"] = partition["file_system"] is null ? 0 : partition["size"]?.DeepClone(),
                ["type"] = partition["file_system"]?.DeepClone() ?? "",
                ["label"] = partition["label"]?.DeepClone() ?? "",
                ["health_status"] = "Healthy",
                ["drive_type"] = "Fixed",
                ["allocation_unit_size"] = partition["unit"]?.DeepClone(),
            });
        }

        return facts;
    }
}
