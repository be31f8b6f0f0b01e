using System.Text.Json.Nodes;

namespace Ingot.Tests.Journeys;

/// <summary>What dead runs left is found over the whole subscription, listed, and deleted only when asked.</summary>
public sealed class SweepSpecs
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_past_its_time_is_listed_first_and_deleted_with_force()
    {
        await using var bench = await Workbench.OpenAsync(Token);
        (await bench.RunAsync(["ProvisionVm", "--time-to-live", "01:00:00", "--playbook", "playbooks/small.yml"], Token)).Ended(0);
        var group = bench.Leftovers().Single(id => id.EndsWith("/resourceGroups/ingot-windows-2022-bake-2022", StringComparison.Ordinal));

        var early = await bench.RunAsync(["Sweep", "--force"], Token);
        await bench.TagAsync(group, "ingot-expires", "2001-01-01T00:00:00Z", Token);
        var listed = await bench.RunAsync(["Sweep"], Token);
        var kept = bench.Leftovers().Count;
        var swept = await bench.RunAsync(["Sweep", "--force"], Token);

        early.Ended(0);
        Assert.Contains("Left alone", early.Output, StringComparison.Ordinal);
        listed.Ended(0);
        Assert.Contains("Forgotten: " + group, listed.Output, StringComparison.Ordinal);
        Assert.NotEqual(0, kept);
        swept.Ended(0);
        Assert.Empty(bench.Leftovers());
    }

    [Fact]
    public async Task In_a_group_of_the_user_only_what_a_bake_made_is_swept()
    {
        await using var bench = await Workbench.OpenAsync(Token);
        (await bench.RunAsync(["ProvisionVm", "--build-resource-group", "ingot-images", "--playbook", "playbooks/small.yml"], Token)).Ended(0);
        var vm = bench.Leftovers().Single(id => id.EndsWith("/virtualMachines/bake-2022", StringComparison.Ordinal));
        await bench.TagAsync(vm, "ingot-expires", "2001-01-01T00:00:00Z", Token);

        var run = await bench.RunAsync(["Sweep", "--force"], Token);

        run.Ended(0);
        Assert.Empty(bench.Leftovers());
        Assert.Contains(bench.Azure.ResourceIds, id => id.EndsWith("/resourceGroups/ingot-images", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_age_that_a_running_bake_may_have_is_refused()
    {
        await using var bench = await Workbench.OpenAsync(Token);

        var run = await bench.RunAsync(["Sweep", "--older-than", "00:10:00"], Token);

        run.Ended(2);
        run.Explains("is too young");
    }
}
