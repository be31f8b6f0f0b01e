using System.Text.Json.Nodes;
using Ingot.Emulator;
using Ingot.Emulator.Rehearsals;
using Ingot.Tests.Emulator.Arm;
using Ingot.Tests.Journeys;

namespace Ingot.Tests.Torture;

/// <summary>The saved state of an Azure in which other people have things too, some of them named almost as ours. Every trial starts from a copy.</summary>
sealed class Template : IDisposable
{
    Template(string network)
    {
        Network = network;
        Folder = Directory.CreateTempSubdirectory("ingot-torture-").FullName;
    }

    /// <summary>The first three octets of the guests' network: trials that run side by side have their own.</summary>
    public string Network { get; }

    /// <summary>The state folder.</summary>
    public string Folder { get; }

    public static async Task<Template> CreateAsync(string network)
    {
        var template = new Template(network);
        await using var azure = await EmulatedAzure.StartAsync(Workbench.Options(network) with { StateDirectory = template.Folder, Rehearsal = Foreign });
        await azure.SendAsync("PUT", GroupPath("ingot-windows-2022-bake-2022-old"), new JsonObject { ["location"] = "westeurope" });
        await PutVmAsync(azure, "ingot-images", "bake-2022-x");
        await PutVmAsync(azure, "ingot-windows-2022-bake-2022-old", "bake-2022");
        await azure.DoneAsync("PUT", "ingot-images", "/providers/Microsoft.Network/networkInterfaces/bake-2022-nic-x", Nic());
        await azure.DoneAsync("PUT", "ingot-images", "/providers/Microsoft.Network/publicIPAddresses/bake-2022-ip-x", new JsonObject { ["location"] = "westeurope" });
        // A disk that outlived its machine.
        await PutVmAsync(azure, "ingot-images", "bake-2022-y", "Detach");
        await azure.DoneAsync("DELETE", "ingot-images", "/providers/Microsoft.Compute/virtualMachines/bake-2022-y");
        return template;
    }

    /// <summary>A working copy over a copy of the state.</summary>
    public Task<Workbench> OpenAsync(Func<EmulatorOptions, EmulatorOptions> with, CancellationToken cancellationToken) =>
        Workbench.OpenCopyAsync(Folder, with(Workbench.Options(Network)), cancellationToken);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    static string GroupPath(string group) => $"/subscriptions/{EmulatedAzure.Subscription}/resourceGroups/{group}?api-version=2022-09-01";

    // Images of others: one that is named like ours and carries no tag, one of our tag that broke when it was made of another VM, and a version in the
    // gallery that ours go to.
    static RehearsalState Foreign { get; } = new()
    {
        Resources =
        [
            new() { Type = "Microsoft.Compute/images", Name = "windows-2022-20200101-000000", Group = "ingot-images" },
            new()
            {
                Type = "Microsoft.Compute/images",
                Name = "windows-2022-20200102-000000",
                Group = "ingot-images",
                Tags = new Dictionary<string, string>(StringComparer.Ordinal) { ["ingot-image"] = "windows-2022" },
                Properties = new JsonObject
                {
                    ["provisioningState"] = "Failed",
                    ["sourceVirtualMachine"] = new JsonObject { ["id"] = $"/subscriptions/{EmulatedAzure.Subscription}/resourceGroups/other/providers/Microsoft.Compute/virtualMachines/bake-2022" },
                },
            },
            new() { Type = "Microsoft.Compute/galleries/images", Name = "ingot_gallery/theirs", Group = "ingot-images" },
            new() { Type = "Microsoft.Compute/galleries/images/versions", Name = "ingot_gallery/theirs/1.0.0", Group = "ingot-images" },
        ],
    };

    static Task PutVmAsync(EmulatedAzure azure, string group, string name, string deleteOption = "Delete") => azure.DoneAsync(
        "PUT",
        group,
        $"/providers/Microsoft.Compute/virtualMachines/{name}",
        VmBodies.With("storageProfile.osDisk.deleteOption", deleteOption));

    static JsonObject Nic() => new()
    {
        ["location"] = "westeurope",
        ["properties"] = new JsonObject
        {
            ["ipConfigurations"] = new JsonArray(new JsonObject
            {
                ["name"] = "ip",
                ["properties"] = new JsonObject { ["subnet"] = new JsonObject { ["id"] = EmulatedAzure.SubnetId } },
            }),
        },
    };
}
