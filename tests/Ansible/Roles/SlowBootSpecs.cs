using Ingot.Emulator.Faults;

namespace Ingot.Tests.Ansible.Roles;

/// <summary>Apart from the other faults: Ansible's pauses between two dials take most of its time.</summary>
public sealed class SlowBootSpecs
{
    [Fact]
    public async Task A_slow_boot_is_waited_out_until_windows_is_up()
    {
        await using var machine = await UpdateRun.StartAsync(FaultScenarios.RebootSlow);

        var run = await UpdateRun.RunAsync(machine, "updates_rounds=1");

        Assert.True(run.ExitCode == 0, run.ToString());
        Assert.Null(machine.Machine.ReadyAt);
        Assert.Equal("Running", machine.Machine.Services["RdAgent"].Status);
        Assert.True(machine.Machine.ClockAhead > TimeSpan.FromMinutes(20), machine.Machine.ClockAhead.ToString());
    }
}
