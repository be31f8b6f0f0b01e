using System.Diagnostics;
using Ingot.Emulator;
using Ingot.Emulator.Faults;

namespace Ingot.Tests.Journeys;

/// <summary>No image is good before a machine was made of it.</summary>
public sealed class VerifySpecs(CapturedState captured) : IClassFixture<CapturedState>
{
    const string FailingPlaybook =
        """
        ---
        - name: Look at the box
          hosts: provisionedbox
          gather_facts: false
          tasks:
            - name: Look for what the bake left
              ansible.windows.win_stat:
                path: C:\baked
              register: mark
            - name: The mark is there
              ansible.builtin.assert:
                that: mark.stat.exists
            - name: Somebody is at home
              ansible.builtin.assert:
                that: mark.stat.isreg
                fail_msg: Nobody is at home.

        """;

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_machine_that_its_playbook_refuses_ends_with_17_and_its_cause()
    {
        await using var bench = await captured.OpenAsync(Token);
        // Not among the playbooks, which make up the image.
        await File.WriteAllTextAsync(Path.Combine(bench.Root, "failing.yml"), FailingPlaybook, Token);

        var run = await bench.BakeAsync(Token, "VerifyImage", "--verify-playbook", "failing.yml");

        run.Ended(17);
        Assert.Contains("failed in task 'Somebody is at home'", run.Output, StringComparison.Ordinal);
        run.Explains("is not verified:");
        Assert.DoesNotContain("--start-at-task", run.Output, StringComparison.Ordinal);
        Assert.Empty(bench.Leftovers());
        Assert.Single(bench.Images());
    }

    [Fact]
    public async Task A_slow_machine_is_no_failure_when_the_user_only_wants_to_know()
    {
        // Time passes a little here, and the figures are the same.
        await using var bench = await captured.OpenAsync(options => options with { Faults = [FaultScenarios.BootSlow], Pace = 0.001 }, Token);
        var run = await bench.BakeAsync(Token, "VerifyImage", "--ready-budget", "00:10:00,warn");
        var wrong = await bench.BakeAsync(Token, "VerifyImage", "--ready-budget", "soon");

        run.Ended(0);
        Assert.Matches("Time to ready: 11[3-9][0-9] s of 600 s: windows-2022-[0-9-]+ slow", run.Output);
        wrong.Ended(2);
        wrong.Explains("--ready-budget 'soon' is no budget.");
        Assert.Empty(bench.Leftovers());
    }

    public static TheoryData<string, BoundaryMoment, bool> Deaths => new()
    {
        { "PUT virtualMachines", BoundaryMoment.AfterActing, true },
        { "PUT resourceGroups", BoundaryMoment.AfterAnswer, false },
        { "PUT runCommands", BoundaryMoment.AfterActing, false },
        { "DELETE resourceGroups", BoundaryMoment.BeforeActing, false },
    };

    [Theory]
    [MemberData(nameof(Deaths))]
    public async Task What_a_killed_trial_leaves_is_found_by_a_cleanup_elsewhere(string operation, BoundaryMoment moment, bool isGroupShared)
    {
        string[] group = isGroupShared ? ["--build-resource-group", "ingot-images"] : [];
        await using var bench = await captured.OpenAsync(Token);
        var words = operation.Split(' ');
        var there = bench.Azure.Boundaries.StopAt(new(new(words[0], words[1], ""), 1, moment));
        var process = new TaskCompletionSource<int>();
        var trial = bench.RunAsync(
            ["VerifyImage", "--playbook", "playbooks/small.yml", "--verify-playbook", "none", .. group], Token, onStart: process.SetResult);
        Assert.Same(there, await Task.WhenAny(there, trial));
        Process.GetProcessById(await process.Task).Kill();
        await trial;
        bench.Azure.Boundaries.Resume();

        var elsewhere = bench.Elsewhere();
        var cleanup = await elsewhere.BakeAsync(Token, ["Cleanup", .. group]);
        elsewhere.Forget();

        cleanup.Ended(0);
        Assert.Empty(bench.Leftovers());
        Assert.Single(bench.Images());
    }
}
