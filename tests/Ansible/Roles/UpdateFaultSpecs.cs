using System.Diagnostics;
using Ingot.Emulator.Faults;

namespace Ingot.Tests.Ansible.Roles;

/// <summary>Windows Update that misbehaves: the role ends, and says what is left.</summary>
public sealed class UpdateFaultSpecs
{
    [Fact]
    public async Task An_update_that_comes_again_is_listed_and_left_alone()
    {
        await using var machine = await UpdateRun.StartAsync(FaultScenarios.UpdatesReinstallForever);

        var run = await UpdateRun.RunAsync(machine);

        Assert.True(run.ExitCode == 0, run.ToString());
        var summary = UpdateRun.Summary(run);
        Assert.Equal("3", summary["rounds"]!.ToString());
        Assert.Equal("nothing more is offered", summary["ended"]!.GetValue<string>());
        Assert.Contains(".NET Framework", Assert.Single(summary["again"]!.AsArray())!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains("Windows Update: 3 installed and 1 left after 3 rounds", run.Output, StringComparison.Ordinal);
        Assert.Contains("Offered again although installed: 2025-04 Cumulative Update for .NET", run.Output, StringComparison.Ordinal);
        // It was installed once, and not once for each round.
        Assert.Single(machine.Machine.Updates.History, entry => entry.Title.Contains(".NET", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_update_that_fails_twice_is_given_up_and_can_fail_the_role()
    {
        await using var machine = await UpdateRun.StartAsync(FaultScenarios.UpdatesFail);

        var run = await UpdateRun.RunAsync(machine, "updates_fail_on_rest=true");

        Assert.Equal(2, run.ExitCode);
        var summary = UpdateRun.Summary(run);
        Assert.Equal(2, summary["installed"]!.AsArray().Count);
        Assert.Equal("4", summary["rounds"]!.ToString());
        Assert.Equal(2, machine.Machine.Updates.History.Count(entry => entry.HResult == 0x800F0922));
        Assert.Contains("(UNKNOWN 800F0922)", run.Output, StringComparison.Ordinal);
        Assert.StartsWith("Windows Update left 1 update, and updates_fail_on_rest says that none may be: 2025-04 Cumulative Update for .NET",
            run.Task("updates : Fail, if nothing may be left.")["msg"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rounds_that_are_used_up_report_what_is_still_offered()
    {
        await using var machine = await UpdateRun.StartAsync();

        var run = await UpdateRun.RunAsync(machine, "updates_rounds=1", "updates_skip=['KB890830']");

        Assert.True(run.ExitCode == 0, run.ToString());
        var summary = UpdateRun.Summary(run);
        Assert.Equal("the rounds are used up", summary["ended"]!.GetValue<string>());
        Assert.Contains("KB5060526", Assert.Single(summary["installed"]!.AsArray())!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains("KB5054693", Assert.Single(summary["left"]!.AsArray())!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_installation_that_never_ends_is_ended_by_the_role()
    {
        await using var machine = await UpdateRun.StartAsync(FaultScenarios.UpdatesNeverEnd);
        var watch = Stopwatch.StartNew();

        var run = await UpdateRun.RunAsync(machine, "updates_round_seconds=3");

        Assert.Equal(2, run.ExitCode);
        Assert.InRange(watch.Elapsed.TotalSeconds, 3, 300);
        var message = run.Task("updates : Give up on Windows Update.")["msg"]!.GetValue<string>();
        Assert.StartsWith("Windows Update did not get through round 1: The ansible.windows.win_updates action failed to execute in the expected time frame (3)", message, StringComparison.Ordinal);
        Assert.Contains("It may still be at work on the box", message, StringComparison.Ordinal);
        // The poll was ended with its shell, so others reach the machine.
        Assert.True(await machine.Machine.Gate.WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_update_server_out_of_reach_is_named_at_once()
    {
        await using var machine = await UpdateRun.StartAsync(FaultScenarios.UpdatesUnreachable);

        var run = await UpdateRun.RunAsync(machine);

        Assert.Equal(2, run.ExitCode);
        var message = run.Task("updates : Give up on Windows Update.")["msg"]!.GetValue<string>();
        Assert.Contains("0x8024402C", message, StringComparison.Ordinal);
        Assert.Contains("WU_E_PT_WINHTTP_NAME_NOT_RESOLVED", message, StringComparison.Ordinal);
        Assert.Contains("let the box reach its update server", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reboot_that_stays_pending_ends_the_role_after_two()
    {
        await using var machine = await UpdateRun.StartAsync(FaultScenarios.RebootPendingForEver);

        var run = await UpdateRun.RunAsync(machine);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("After two reboots there is still pending component servicing.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_does_not_come_up_after_the_reboot_is_named()
    {
        await using var machine = await UpdateRun.StartAsync();
        await machine.ChangeAsync(guest => guest.Services.Remove("RdAgent"));

        var run = await UpdateRun.RunAsync(machine, "updates_rounds=1");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("guest did not come up within 600 seconds after WinRM answered again: there is no service RdAgent.", run.Output, StringComparison.Ordinal);
    }
}
