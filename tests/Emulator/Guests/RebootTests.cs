using Ingot.Emulator.Windows;

namespace Ingot.Tests.Emulator.Guests;

public sealed class RebootTests
{
    [Fact]
    public async Task A_reboot_ends_what_was_pending_and_the_play_goes_on()
    {
        await using var machine = await TestMachine.StartAsync();
        using var ansible = new AnsiblePlaybook(machine);
        var booted = machine.Machine.BootTime;
        machine.Machine.Services["W32Time"].StartType = "Automatic";

        var result = await ansible.RunAsync("""
            - name: smb
              ansible.windows.win_feature:
                name: FS-SMB1
                state: absent
            - name: mark
              ansible.windows.win_reg_stat:
                path: HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Component Based Servicing\RebootPending
            - name: name
              ansible.windows.win_hostname:
                name: RENAMED
            - name: reboot
              ansible.windows.win_reboot:
                reboot_timeout: 30
            - name: mark after
              ansible.windows.win_reg_stat:
                path: HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Component Based Servicing\RebootPending
            - name: host
              ansible.windows.win_command: hostname
            - name: abort
              ansible.windows.win_command: shutdown /r /t 60
            - name: up again
              ansible.windows.win_ping:
            """);

        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.True(result.Task("mark")["exists"]?.GetValue<bool>());
        Assert.True(result.Task("reboot")["rebooted"]?.GetValue<bool>());
        Assert.True(result.Task("reboot")["elapsed"]?.GetValue<int>() < 60);
        Assert.False(result.Task("mark after")["exists"]?.GetValue<bool>());
        Assert.Equal("RENAMED\r\n", result.Task("host")["stdout"]?.GetValue<string>());
        Assert.Empty(machine.Machine.PendingReboots);
        Assert.True(machine.Machine.BootTime > booted);
        Assert.Equal("Running", machine.Machine.Services["W32Time"].Status);
        Assert.NotNull(machine.Find("HKLM", "SOFTWARE", "Microsoft", "Windows NT", "CurrentVersion", "Winlogon", "AutoLogonChecked"));
    }

    [Fact]
    public async Task A_machine_that_is_switched_off_from_inside_is_gone_for_the_next_task()
    {
        await using var machine = await TestMachine.StartAsync();
        using var ansible = new AnsiblePlaybook(machine);

        var result = await ansible.RunAsync("""
            - name: switch off
              ansible.windows.win_command: shutdown /s /t 0
            - name: gone
              ansible.windows.win_ping:
            """);

        Assert.Equal(4, result.ExitCode);
        Assert.Equal(0, result.Task("switch off")["rc"]?.GetValue<int>());
        Assert.True(result.Task("gone")["unreachable"]?.GetValue<bool>());
        Assert.False(machine.Machine.IsRunning);
    }

    [Fact]
    public async Task A_shell_that_outlives_an_announced_reboot_is_gone_once_the_reboot_is_due()
    {
        await using var machine = await TestMachine.StartAsync();
        using var client = new WsmanClient(machine);
        var booted = machine.Machine.BootTime;
        var shell = WsmanClient.Value((await client.CreateAsync()).Body, "ShellId");
        var command = WsmanClient.Value((await client.CommandAsync(shell, "shutdown /r /t 0")).Body, "CommandId");
        await client.ReceiveAsync(shell, command);

        var next = await client.CommandAsync(shell, "hostname");

        Assert.Equal("2150858843", WsmanClient.FaultCode(next.Body));
        Assert.True(machine.Machine.BootTime > booted);
    }

    [Fact]
    public void Restarting_keeps_disabled_services_down()
    {
        var machine = new WindowsMachine { ComputerName = "A", Address = "127.0.0.1" };
        machine.Services["Spooler"] = new() { Name = "Spooler", DisplayName = "Spooler", StartType = "Disabled", Status = "Running" };

        MachinePower.Restart(machine, TimeProvider.System.GetUtcNow());

        Assert.Equal("Stopped", machine.Services["Spooler"].Status);
    }
}
