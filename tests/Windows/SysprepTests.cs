using System.Text;
using Ingot.Emulator.Faults;
using Ingot.Emulator.Windows;

namespace Ingot.Tests.Windows;

public class SysprepTests
{
    [Fact]
    public async Task It_waits_until_the_image_is_generalized_without_waiting_for_real()
    {
        var guest = new Guest();
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var result = await guest.SysprepAsync();
        var answer = Guest.Answer(result);
        Assert.True(result.ExitCode == 0 && (bool)answer["ok"]!, result.Output + result.Error);
        Assert.Equal(WindowsSysprep.Generalized, (string?)answer["imageState"]);
        Assert.Equal([WindowsSysprep.Complete, WindowsSysprep.Undeployable, WindowsSysprep.Generalized], answer.Strings("states"),
            StringComparer.Ordinal);
        Assert.InRange((int)answer["seconds"]!, 180, 190);
        Assert.True((bool)answer["tag"]!);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task The_state_is_read_before_and_after()
    {
        var guest = new Guest();
        Assert.Equal(WindowsSysprep.Complete, (string?)Guest.Answer(await guest.RunAsync(Guest.Script("Get-ImageState")))["imageState"]);
        await guest.SysprepAsync();
        Assert.Equal(WindowsSysprep.Generalized, (string?)Guest.Answer(await guest.RunAsync(Guest.Script("Get-ImageState")))["imageState"]);
    }

    [Fact]
    public async Task A_second_run_only_reports()
    {
        var guest = new Guest();
        await guest.SysprepAsync();
        var answer = Guest.Answer(await guest.SysprepAsync());
        Assert.True((bool)answer["ok"]!);
        Assert.Equal([WindowsSysprep.Generalized], answer.Strings("states"), StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_stuck_sysprep_ends_at_the_deadline_and_names_the_hook()
    {
        var guest = new Guest();
        guest.Machine.Faults.Add(FaultScenarios.SysprepStuck);
        var result = await guest.SysprepAsync("600");
        var answer = Guest.Answer(result);
        Assert.Equal((1, false, "generalize"), (result.ExitCode, (bool)answer["ok"]!, (string?)answer["step"]));
        Assert.Equal(WindowsSysprep.Undeployable, (string?)answer["imageState"]);
        Assert.InRange((int)answer["seconds"]!, 600, 610);
        Assert.Contains("VMAgentDisabler.dll", (string?)answer["log"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pending_reboot_is_named_by_its_sources_and_nothing_starts()
    {
        var guest = new Guest();
        guest.Machine.PendingReboots.Add("feature Web-Server");
        await guest.RunAsync("""
            $update = 'HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\WindowsUpdate\Auto Update'
            New-Item "$update\RebootRequired" | Out-Null
            """);
        var result = await guest.SysprepAsync();
        var answer = Guest.Answer(result);
        Assert.Equal((1, "pendingReboot"), (result.ExitCode, (string?)answer["step"]));
        Assert.Contains("component servicing, Windows Update", (string?)answer["message"], StringComparison.Ordinal);
        Assert.Equal(WindowsSysprep.Complete, WindowsSysprep.ImageState(guest.Machine));
    }

    [Fact]
    public async Task A_stopped_agent_stops_it()
    {
        var guest = new Guest();
        guest.Machine.Services["RdAgent"].Status = "Stopped";
        var answer = Guest.Answer(await guest.SysprepAsync());
        Assert.Equal("agent", (string?)answer["step"]);
    }

    [Fact]
    public async Task Left_over_answer_files_and_logs_are_removed()
    {
        var guest = new Guest();
        var sysprep = guest.Machine.Drives["C"].Descend(["Windows", "System32", "Sysprep"], guest.Machine.BootTime);
        var panther = guest.Machine.Drives["C"].Descend(["Windows", "Panther"], guest.Machine.BootTime);
        sysprep.Children["unattend.xml"] = new TreeNode { Name = "unattend.xml", Content = Encoding.UTF8.GetBytes("<unattend/>") };
        panther.Children["setupact.log"] = new TreeNode { Name = "setupact.log", Content = Encoding.UTF8.GetBytes("old") };
        Assert.Equal(0, (await guest.SysprepAsync()).ExitCode);
        Assert.False(sysprep.Children.ContainsKey("unattend.xml"));
        Assert.Empty(panther.Children);
    }
}
