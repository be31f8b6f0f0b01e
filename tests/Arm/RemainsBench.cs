using System.Text.Json.Nodes;
using Ingot.Emulator.Rehearsals;
using Ingot.Recipes;
using Ingot.Tests.Emulator.Arm;

namespace Ingot.Tests.Arm;

/// <summary>A build VM in a group of the user, with what was made with it and what people attached to it since.</summary>
static class RemainsBench
{
    public const string Run = "20261122-100000";
    const string Shared = "ingot-images";

    public static Recipe Bake { get; } = CheckBench.Recipe with { BuildResourceGroup = Shared };

    public static IReadOnlyDictionary<string, string> Tags { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [TagNames.Image] = "windows-2022", [TagNames.Run] = Run, [TagNames.Expires] = "2026-11-23T10:00:00Z",
    };

    public static string Id(string type, string name, string group = Shared) =>
        $"/subscriptions/{EmulatedAzure.Subscription}/resourceGroups/{group}/providers/{type}/{name}";

    public static string Interface(string name, string group = Shared) => Id("Microsoft.Network/networkInterfaces", name, group);

    public static string Address(string name, string group = Shared) => Id("Microsoft.Network/publicIPAddresses", name, group);

    public static string Disk(string name, string group = Shared) => Id("Microsoft.Compute/disks", name, group);

    public static string Vm { get; } = Id("Microsoft.Compute/virtualMachines", "bake-2022");

    public static ExistingResource Resource(string id, JsonObject? properties = null, IReadOnlyDictionary<string, string>? tags = null)
    {
        var parts = id.Split('/');
        return new() { Group = parts[4], Type = $"{parts[6]}/{parts[7]}", Name = parts[8], Properties = properties ?? [], Tags = tags ?? new Dictionary<string, string>(StringComparer.Ordinal) };
    }

    /// <summary>The VM; its references are as its own request made them unless they are given.</summary>
    public static ExistingResource Machine(JsonArray? interfaces = null, JsonArray? dataDisks = null) => Resource(
        Vm,
        new JsonObject
        {
            ["provisioningState"] = "Failed",
            ["timeCreated"] = "2026-11-22T10:00:00Z",
            ["networkProfile"] = new JsonObject { ["networkInterfaces"] = interfaces ?? [Attached(Interface("bake-2022-nic-1a2b3c4d"), "Delete")] },
            ["storageProfile"] = new JsonObject
            {
                ["osDisk"] = DiskOf(Disk("bake-2022-os"), "Delete"),
                ["dataDisks"] = dataDisks ?? [DiskOf(Disk("bake-2022-data-0"), "Delete", 0)],
            },
        },
        Tags);

    public static JsonObject Attached(string nic, string deleteOption) =>
        new() { ["id"] = nic, ["properties"] = new JsonObject { ["primary"] = true, ["deleteOption"] = deleteOption } };

    public static JsonObject DiskOf(string id, string deleteOption, int lun = 0) => new()
    {
        ["lun"] = lun, ["name"] = id.Split('/')[^1], ["createOption"] = "Attach", ["deleteOption"] = deleteOption, ["managedDisk"] = new JsonObject { ["id"] = id },
    };

    /// <summary>An interface of the VM, with these public addresses.</summary>
    public static ExistingResource InterfaceOfVm(string id, params string[] addresses) => InterfaceOf(Vm, id, addresses);

    /// <summary>An interface of some VM, or of none.</summary>
    public static ExistingResource InterfaceOf(string? vm, string id, params string[] addresses) => Resource(id, new JsonObject
    {
        ["virtualMachine"] = vm is null ? null : new JsonObject { ["id"] = vm },
        ["ipConfigurations"] = new JsonArray([.. addresses.Select((address, index) => (JsonNode)new JsonObject
        {
            ["name"] = $"ip{index}",
            ["id"] = $"{id}/ipConfigurations/ip{index}",
            ["properties"] = new JsonObject { ["publicIPAddress"] = new JsonObject { ["id"] = address } },
        })]),
    });

    public static ExistingResource AddressOf(string id, string nic, string? deleteOption = null)
    {
        var properties = new JsonObject { ["ipConfiguration"] = new JsonObject { ["id"] = $"{nic}/ipConfigurations/ip0" } };
        if (deleteOption is not null)
            properties["deleteOption"] = deleteOption;
        return Resource(id, properties);
    }

    /// <summary>Everything that was made with the VM.</summary>
    public static IReadOnlyList<string> Ours { get; } =
        [Interface("bake-2022-nic-1a2b3c4d"), Address("bake-2022-ip-5e6f7a8b"), Disk("bake-2022-os"), Disk("bake-2022-data-0")];

    /// <summary>The VM and what was made with it.</summary>
    public static IReadOnlyList<ExistingResource> Made { get; } =
    [
        Machine(), InterfaceOfVm(Ours[0], Ours[1]), AddressOf(Ours[1], Ours[0], "Delete"), Resource(Ours[2]), Resource(Ours[3]),
    ];

    public static IReadOnlyList<string> Left(CheckBench bench) => [.. bench.Azure.Server.ResourceIds.Where(id =>
        id.Contains("/providers/", StringComparison.OrdinalIgnoreCase)
        && !id.Contains("/virtualNetworks/", StringComparison.OrdinalIgnoreCase)
        && !id.Contains("/galleries/", StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal)];
}
