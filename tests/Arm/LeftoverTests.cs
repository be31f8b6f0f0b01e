using System.Text.Json.Nodes;
using Ingot.Arm.Machines;
using Ingot.Emulator.Rehearsals;
using Ingot.Recipes;
using Ingot.Tests.Emulator.Arm;

namespace Ingot.Tests.Arm;

/// <summary>What a bake may delete, and what only looks like its own.</summary>
public sealed class LeftoverTests
{
    static readonly Recipe Recipe = CheckBench.Recipe with { BuildResourceGroup = "ingot-images" };
    static readonly Dictionary<string, string> Tags = new(StringComparer.Ordinal) { [TagNames.Image] = "windows-2022" };

    [Theory]
    [InlineData("2026-11-20T10:00:00Z", true)]
    [InlineData("2026-11-22T10:00:05Z", false)]
    public async Task A_disk_that_only_has_the_name_is_deleted_when_the_failed_vm_made_it(string made, bool stays)
    {
        await using var bench = await CheckBench.OpenAsync(new RehearsalState
        {
            Resources =
            [
                new() { Type = "Microsoft.Compute/disks", Name = "bake-2022-os", Group = "ingot-images", Properties = new JsonObject { ["timeCreated"] = made } },
                new()
                {
                    Type = "Microsoft.Compute/virtualMachines", Name = "bake-2022", Group = "ingot-images", Tags = Tags,
                    Properties = new JsonObject
                    {
                        ["provisioningState"] = "Failed",
                        ["timeCreated"] = "2026-11-22T10:00:00Z",
                        ["storageProfile"] = new JsonObject { ["osDisk"] = new JsonObject { ["name"] = "bake-2022-os", ["createOption"] = "FromImage", ["deleteOption"] = "Delete" } },
                    },
                },
            ],
        });

        await new Leftovers(bench.Session, Recipe).DeleteAsync(EmulatedAzure.Cancellation);

        Assert.DoesNotContain(bench.Azure.Server.ResourceIds, id => id.EndsWith("/virtualMachines/bake-2022", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(stays, bench.Azure.Server.ResourceIds.Any(id => id.EndsWith("/disks/bake-2022-os", StringComparison.OrdinalIgnoreCase)));
    }

    [Theory]
    [InlineData("Succeeded", Stage.RunAnsible)]
    [InlineData("Deleting", Stage.None)]
    public async Task A_vm_that_a_killed_cleanup_still_deletes_is_of_no_use(string state, Stage stage)
    {
        await using var bench = await CheckBench.OpenAsync(new RehearsalState
        {
            Resources =
            [
                new()
                {
                    Type = "Microsoft.Compute/virtualMachines", Name = "bake-2022", Group = "ingot-images",
                    Tags = new Dictionary<string, string>(Tags) { [TagNames.Stage] = "RunAnsible" }, Properties = new JsonObject { ["provisioningState"] = state },
                },
            ],
        });

        Assert.Equal(stage, (await new BuildVm(bench.Session, Recipe).ReadLedgerAsync(EmulatedAzure.Cancellation)).Stage);
    }
}
