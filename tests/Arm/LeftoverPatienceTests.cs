using Ingot.Arm.Machines;
using Ingot.Emulator.Faults;
using Ingot.Emulator.Rehearsals;
using Ingot.Recipes;
using Ingot.Tests.Emulator.Arm;
using static Ingot.Tests.Arm.RemainsBench;

namespace Ingot.Tests.Arm;

/// <summary>How long deletions are tried, and what a temporary group of another VM is to us.</summary>
public sealed class LeftoverPatienceTests
{
    [Fact]
    public async Task The_time_that_a_deletion_takes_is_no_lost_patience()
    {
        // By this clock the VM's deletion takes ten minutes; the hiccup comes after it.
        var group = Resource(Id("Microsoft.Network/networkSecurityGroups", "bake-2022-nsg"), tags: Tags);
        await using var bench = await CheckBench.OpenAsync(EmulatedAzure.NewOptions() with
        {
            Rehearsal = new() { Resources = [.. Made, group] },
            FaultRules = [FaultRule.Parse("DELETE virtualMachines#1=lasting:5")!, FaultRule.Parse("DELETE networkSecurityGroups#1=failed")!],
        });

        await new Leftovers(bench.Session, Bake, new FastTime(120)).DeleteAsync(EmulatedAzure.Cancellation);

        Assert.Empty(Left(bench));
    }

    [Fact]
    public async Task An_outage_when_cleanup_begins_is_waited_for()
    {
        await using var bench = await CheckBench.OpenAsync(EmulatedAzure.NewOptions() with
        {
            Rehearsal = new() { Resources = Made },
            // The SDK asks four times each.
            FaultRules = [.. Enumerable.Range(1, 8).Select(call => FaultRule.Parse($"GET resourceGroups#{call}=500")!)],
        });
        var holds = 0;
        var leftovers = new Leftovers(bench.Session, Bake, new FastTime(20));

        await leftovers.CleanUpAsync(
            _ => ++holds == 1 ? throw new Fault("Azure did not answer.", "An outage.", "Wait.") : Task.FromResult(true), EmulatedAzure.Cancellation);

        Assert.Equal(2, holds);
        Assert.Contains("VM bake-2022", leftovers.Deleted);
        Assert.Empty(Left(bench));
    }

    [Theory]
    [InlineData("ingot-tmp", "bake-2022", true)]
    [InlineData("ingot-tmp", "BAKE-2022", true)]
    [InlineData("ingot-tmp", "bake-other", false)]
    [InlineData("ingot-tmp", "", false)]
    [InlineData("ingot-windows-2022-bake-2022", "", true)]
    public async Task A_temporary_group_is_ours_when_it_was_made_for_this_vm(string name, string vm, bool goes)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal) { [TagNames.Image] = "windows-2022" };
        if (vm.Length > 0)
            tags[TagNames.Vm] = vm;
        await using var bench = await CheckBench.OpenAsync(new RehearsalState { Groups = [new() { Name = name, Tags = tags }] });
        var recipe = CheckBench.Recipe with { TemporaryResourceGroup = name };

        var findings = await bench.AskAsync(recipe);
        await new Leftovers(bench.Session, recipe).DeleteAsync(EmulatedAzure.Cancellation);

        Assert.Equal(goes, !bench.Azure.Server.ResourceIds.Any(id => id.EndsWith($"/{name}", StringComparison.Ordinal)));
        Assert.Equal(goes ? 0 : 1, findings.Count(finding => finding.Code == "GroupNotOurs"));
        Assert.All(findings.Where(finding => finding.Code == "GroupNotOurs"), finding => Assert.Contains("another VM", finding.What, StringComparison.Ordinal));
    }
}
