using System.Globalization;
using Ingot.Emulator.Rehearsals;
using Ingot.Recipes;

namespace Ingot.Tests.Journeys;

/// <summary>What dead runs left is found over the whole subscription, listed, and deleted only when asked.</summary>
public sealed class SweepSpecs
{
    const string Past = "2001-01-01T00:00:00Z";

    static readonly string[] Shared = ["--build-resource-group", "ingot-images"];

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

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_somebody_works_on_is_left_alone_however_old_it_is(bool isShared)
    {
        await using var bench = await Workbench.OpenAsync(Token);
        (await bench.RunAsync(["ProvisionVm", "--playbook", "playbooks/small.yml", .. isShared ? Shared : []], Token)).Ended(0);
        foreach (var id in bench.Leftovers().Where(HasExpiry(bench)))
            await bench.TagAsync(id, "ingot-expires", Past, Token);
        var place = bench.Leftovers().Single(id => id.EndsWith("/resourceGroups/ingot-windows-2022-bake-2022", StringComparison.Ordinal) || (isShared && IsVm(id)));
        var before = bench.Leftovers();
        async Task HoldAsync(DateTimeOffset alive)
        {
            var holder = new Holder("ann@far", "another-machine", 1, alive, alive).ToString();
            if (isShared)
                await bench.PutSecurityGroupAsync("ingot-images", "bake-2022-in-use", Marker(holder), Token);
            else
                await bench.TagAsync(place, "ingot-holder", holder, Token);
        }

        await HoldAsync(TimeProvider.System.GetUtcNow());
        var held = await bench.RunAsync(["Sweep", "--force", "--older-than", "01:00:00"], Token);
        var during = bench.Leftovers();
        await HoldAsync(TimeProvider.System.GetUtcNow() - TimeSpan.FromHours(1));
        var swept = await bench.RunAsync(["Sweep", "--force"], Token);

        held.Ended(0);
        Assert.Contains("Left alone, ann@far works on it: " + place, held.Output, StringComparison.Ordinal);
        Assert.All(before, id => Assert.Contains(id, during));
        swept.Ended(0);
        Assert.Empty(bench.Leftovers());
    }

    [Fact]
    public async Task A_part_of_a_vm_lasts_as_long_as_the_vm()
    {
        await using var bench = await Workbench.OpenAsync(Token);
        (await bench.RunAsync(["ProvisionVm", "--playbook", "playbooks/small.yml", .. Shared], Token)).Ended(0);
        foreach (var id in bench.Leftovers().Where(HasExpiry(bench)).Where(id => !IsVm(id)))
            await bench.TagAsync(id, "ingot-expires", Past, Token);
        var before = bench.Leftovers();

        var run = await bench.RunAsync(["Sweep", "--force"], Token);

        run.Ended(0);
        Assert.Equal(before, bench.Leftovers());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whoever_goes_on_with_a_kept_vm_makes_it_last_anew(bool isShared)
    {
        await using var bench = await Workbench.OpenAsync(Token);
        string[] words = ["--playbook", "playbooks/small.yml", .. isShared ? Shared : []];
        (await bench.RunAsync(["ProvisionVm", .. words], Token)).Ended(0);
        foreach (var id in bench.Leftovers().Where(HasExpiry(bench)))
            await bench.TagAsync(id, "ingot-expires", Past, Token);

        var run = await bench.RunAsync(["ProvisionVm", .. words], Token);
        var sweep = await bench.RunAsync(["Sweep", "--force"], Token);

        run.Ended(0);
        Assert.Contains("Adopted the build VM", run.Output, StringComparison.Ordinal);
        sweep.Ended(0);
        var until = TimeProvider.System.GetUtcNow() + TimeSpan.FromHours(23);
        Assert.All(
            bench.Leftovers().Where(id => IsVm(id) || id.EndsWith("/resourceGroups/ingot-windows-2022-bake-2022", StringComparison.Ordinal)),
            id => Assert.True(Expires(bench, id) > until, id));
        Assert.Contains(bench.Leftovers(), IsVm);
    }

    [Fact]
    public async Task What_hangs_is_named_with_its_command_and_holds_nothing_else_up()
    {
        static ExistingGroup Old(string name) => new()
        {
            Name = name,
            Tags = new Dictionary<string, string>(StringComparer.Ordinal) { ["ingot-image"] = name, ["ingot-run"] = "20260102-030405", ["ingot-expires"] = Past },
        };
        await using var bench = await Workbench.OpenAsync(
            Workbench.Options(Workbench.FreshNetwork()) with
            {
                FaultRules = [Ingot.Emulator.Faults.FaultRule.Parse("DELETE resourceGroups#1=stuck")!],
                Rehearsal = new() { Groups = [Old("dead-1"), Old("dead-2"), Old("dead-3")] },
            },
            Token);

        var run = await bench.RunAsync(["Sweep", "--force", "--timeout-cleanup", "00:00:10"], Token);

        run.Ended(16);
        run.Explains("1 of 3 forgotten things could not be deleted.");
        var stuck = Assert.Single(bench.Leftovers(), id => id.Contains("/dead-", StringComparison.Ordinal));
        Assert.Contains($"az group delete --name {stuck.Split('/')[^1]} --yes", run.Output, StringComparison.Ordinal);
        Assert.Contains("was not deleted within 00:00:10", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_was_lost_and_a_passing_conflict_are_no_failures()
    {
        await using var bench = await Workbench.OpenAsync(
            Workbench.Options(Workbench.FreshNetwork()) with
            {
                FaultRules = [.. new[] { "DELETE resourceGroups#1=409", "DELETE resourceGroups#2=reset-after" }.Select(text => Ingot.Emulator.Faults.FaultRule.Parse(text)!)],
                Rehearsal = new()
                {
                    Groups = [new() { Name = "dead", Tags = new Dictionary<string, string>(Marker("")) { ["ingot-run"] = "20260102-030405" } }],
                },
            },
            Token);

        var run = await bench.RunAsync(["Sweep", "--force"], Token);

        run.Ended(0);
        Assert.Contains("1 of 1", run.Output, StringComparison.Ordinal);
        Assert.Empty(bench.Leftovers());
    }

    [Fact]
    public async Task An_age_that_a_running_bake_may_have_is_refused()
    {
        await using var bench = await Workbench.OpenAsync(Token);

        var run = await bench.RunAsync(["Sweep", "--older-than", "00:10:00"], Token);

        run.Ended(2);
        run.Explains("is too young");
    }

    static Dictionary<string, string> Marker(string holder) => new(StringComparer.Ordinal)
    {
        ["ingot-image"] = "windows-2022", ["ingot-holder"] = holder, ["ingot-expires"] = Past,
    };

    static bool IsVm(string id) => id.EndsWith("/virtualMachines/bake-2022", StringComparison.Ordinal);

    static Func<string, bool> HasExpiry(Workbench bench) => id => Expires(bench, id) is not null;

    static DateTimeOffset? Expires(Workbench bench, string id) =>
        bench.Azure.FindResource(id)?["tags"]?["ingot-expires"]?.GetValue<string>() is { } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture) : null;
}
