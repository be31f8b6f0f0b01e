using Ingot.Emulator.Faults;

namespace Ingot.Tests.Journeys;

/// <summary>A person at the terminal pauses a run, and decides after a failure.</summary>
public sealed class ControlSpecs
{
    static readonly string[] Bake = ["CaptureImage", "--playbook", "playbooks/small.yml"];

    /// <summary>The key, as terminal.py types it.</summary>
    const string CtrlC = "\u0003";

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_by_steps_says_what_comes_next_and_ends_where_the_person_says()
    {
        await using var bench = await Workbench.OpenAsync(Token);

        var run = await bench.RunAsync(
            [.. Bake, "--step"], Token,
            answers: [["Next: InstallTools", ""], ["Next: Preflight", ""], ["Next: ProvisionVm", ""], ["Next: EnableWinRm", "q"]]);

        run.Ended(130);
        Assert.Contains("EnableWinRm was not started.", run.Output, StringComparison.Ordinal);
        Assert.Contains("az vm run-command invoke", run.Output, StringComparison.Ordinal);
        Assert.Contains(bench.Leftovers(), id => id.EndsWith("/virtualMachines/bake-2022", StringComparison.Ordinal));
    }

    [Fact]
    public async Task After_a_failure_the_person_mends_the_playbook_and_tries_the_target_again()
    {
        await using var bench = await Workbench.OpenAsync(Token);
        var playbook = Path.Combine(bench.Root, "playbooks", "small.yml");
        var good = await File.ReadAllTextAsync(playbook, Token);
        // Not below playbooks, which make up the image.
        var mended = Path.Combine(bench.Root, "mended.yml");
        await File.WriteAllTextAsync(mended, good, Token);
        await File.WriteAllTextAsync(playbook, good.Replace("state: directory", "state: absent\n      failed_when: true", StringComparison.Ordinal), Token);

        var run = await bench.RunAsync(
            Bake, Token, answers: [["tries RunAnsible again.", "r", mended, playbook]]);

        run.Ended(0);
        Assert.Single(bench.Images());
        Assert.Empty(bench.Leftovers());
    }

    [Theory]
    [InlineData("k", true)]
    [InlineData("c", false)]
    public async Task After_a_failure_the_person_keeps_the_vm_or_has_it_deleted(string answer, bool keeps)
    {
        await using var bench = await Workbench.OpenAsync(Token, "winrm-listener-fails");

        var run = await bench.RunAsync(Bake, Token, answers: [["tries EnableWinRm again.", answer]]);

        run.Ended(11);
        Assert.Equal(keeps, bench.Leftovers().Count > 0);
    }

    [Fact]
    public async Task A_second_interruption_stops_at_once_and_says_what_may_stay()
    {
        await using var bench = await Workbench.OpenAsync(Token);
        // The cleanup waits for the second signal, however late that comes.
        _ = bench.Azure.Boundaries.StopAt(new(new("DELETE", "resourceGroups", ""), 1, BoundaryMoment.BeforeActing));
        var playbook = Path.Combine(bench.Root, "playbooks", "small.yml");
        await File.AppendAllTextAsync(playbook, "    - name: Wait long\n      ansible.windows.win_shell: Start-Sleep -Seconds 60\n", Token);

        var run = await bench.RunAsync([.. Bake, "--on-error", "Cleanup"], Token, onLine: (process, line) =>
        {
            // The first signal stops the playbook; the cleanup then runs, and the second one ends it.
            if (line.Contains("TASK [Wait long]", StringComparison.Ordinal) || line.Contains("a second signal stops at once", StringComparison.Ordinal))
                Signal.Send(process, "INT");
        });

        run.Ended(130);
        Assert.Contains("Stopped at once.", run.Output, StringComparison.Ordinal);
        Assert.Contains("What may stay: the build VM bake-2022", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Next: EnableWinRm")]
    [InlineData("Next: RunAnsible", "", "TASK [Wait long]")]
    public async Task With_steps_the_first_interruption_cleans_up_without_asking(params string[] way)
    {
        await using var bench = await Workbench.OpenAsync(Token);
        await File.AppendAllTextAsync(
            Path.Combine(bench.Root, "playbooks", "small.yml"), "    - name: Wait long\n      ansible.builtin.wait_for_connection:\n        delay: 300\n", Token);
        string[][] before = [["Next: InstallTools", ""], ["Next: Preflight", ""], ["Next: ProvisionVm", ""]];
        string[][] between = way.Length == 1 ? [] : [["Next: EnableWinRm", ""], ["Next: GenerateInventory", ""], [way[0], way[1]]];

        var run = await bench.RunAsync([.. Bake, "--step", "--on-error", "Cleanup"], Token, answers: [.. before, .. between, [way[^1], CtrlC]]);

        run.Ended(130);
        Assert.Matches(@"(?m)^Cleanup +Succeeded", run.Output);
        Assert.DoesNotContain("Next: Cleanup", run.Output, StringComparison.Ordinal);
        Assert.Empty(bench.Leftovers());
    }

    [Fact]
    public async Task An_interruption_at_the_prompt_of_the_cleanup_cleans_up()
    {
        await using var bench = await Workbench.OpenAsync(Token);

        var run = await bench.RunAsync(
            ["ProvisionVm", "Cleanup", "--step"], Token,
            answers: [["Next: InstallTools", ""], ["Next: Preflight", ""], ["Next: ProvisionVm", ""], ["Next: Cleanup", CtrlC]]);

        // Nothing was taken away from what was to be done.
        run.Ended(0);
        Assert.Matches(@"(?m)^Cleanup +Succeeded", run.Output);
        Assert.Empty(bench.Leftovers());
    }

    [Theory]
    [InlineData("--step")]
    [InlineData("--on-error", "Ask")]
    public async Task Without_a_terminal_nobody_can_be_asked(params string[] arguments)
    {
        await using var bench = await Workbench.OpenAsync(Token);

        var run = await bench.RunAsync([.. Bake, .. arguments], Token);

        run.Ended(2);
        Assert.Contains("needs a person at a terminal", run.Output, StringComparison.Ordinal);
    }
}
