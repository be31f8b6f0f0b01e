using Ingot.Emulator.Faults;
using Ingot.Recipes;

namespace Ingot.Tests.Journeys;

/// <summary>Two runs that meet at one build VM: the one that does not hold it touches nothing.</summary>
public sealed class HoldSpecs(ConfiguredState configured) : IClassFixture<ConfiguredState>
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_vm_that_another_run_went_on_with_since_preflight_is_left_alone()
    {
        await using var bench = await configured.OpenAsync(options => options with { FaultRules = [FaultRule.Parse("GET tags#1=slow:5")!] }, Token);
        var run = bench.BakeAsync(Token, "CaptureImage");
        while (!run.IsCompleted && !bench.Azure.Boundaries.Seen.Any(request => request.Operation is { Method: "GET", Type: "tags" }))
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, Token);
        await bench.TagAsync(bench.Leftovers().Single(IsVm), "ingot-run", "20260102-030405", Token);

        var ended = await run;

        ended.Ended(2);
        ended.Explains("The build VM bake-2022 changed meanwhile.");
        Assert.Contains(bench.Leftovers(), IsVm);
        Assert.Empty(bench.Images());
        Assert.DoesNotContain(TagsOf(bench), tag => tag == "ingot-holder");
    }

    [Fact]
    public async Task A_vm_that_another_run_took_over_while_it_was_made_stays_the_others()
    {
        await using var bench = await Workbench.OpenAsync(
            Workbench.Options(Workbench.FreshNetwork()) with { FaultRules = [FaultRule.Parse("PUT virtualMachines#1=slow:4")!] }, Token);
        var run = bench.BakeAsync(Token, "CaptureImage");
        while (!run.IsCompleted && !bench.Azure.Boundaries.Seen.Any(request => request.Operation is { Method: "PUT", Type: "virtualMachines" }))
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, Token);
        await TakeOverAsync(bench);

        var ended = await run;

        ended.Ended(10);
        ended.Explains("Another run took the VM bake-2022 over.");
        Assert.Contains(bench.Leftovers(), IsVm);
    }

    [Fact]
    public async Task A_run_asks_before_each_target_whether_it_still_holds_the_vm()
    {
        await using var bench = await configured.OpenAsync(Token);
        var taken = 0;

        var run = await bench.RunAsync(["CaptureImage", "--playbook", "playbooks/small.yml"], Token, onLine: (_, line) =>
        {
            if (line.Contains("Before sysprep", StringComparison.Ordinal) || (line.Contains("WinRM is closed", StringComparison.Ordinal) && taken == 0))
                Take(ref taken, bench);
        });

        run.Ended(15);
        run.Explains("Another run took the VM bake-2022 over.");
        Assert.Contains(bench.Leftovers(), IsVm);
        Assert.Empty(bench.Images());
    }

    static void Take(ref int taken, Workbench bench)
    {
        if (Interlocked.Exchange(ref taken, 1) == 0)
            TakeOverAsync(bench).GetAwaiter().GetResult();
    }

    static Task TakeOverAsync(Workbench bench)
    {
        var now = TimeProvider.System.GetUtcNow();
        return bench.TagAsync(bench.Leftovers().Single(IsGroup), "ingot-holder", new Holder("ann@far", "another-machine", 1, now, now).ToString(), Token);
    }

    static IEnumerable<string> TagsOf(Workbench bench) => bench.Azure.FindResource(bench.Leftovers().Single(IsGroup))!["tags"]!.AsObject().Select(tag => tag.Key);

    static bool IsGroup(string id) => id.EndsWith("/resourceGroups/ingot-windows-2022-bake-2022", StringComparison.Ordinal);

    static bool IsVm(string id) => id.EndsWith("/virtualMachines/bake-2022", StringComparison.Ordinal);
}
