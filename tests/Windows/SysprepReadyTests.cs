using System.Text.Json.Nodes;
using Ingot.Emulator.Faults;
using Ingot.Emulator.Windows;
using Ingot.Windows;

namespace Ingot.Tests.Windows;

public class SysprepReadyTests
{
    [Fact]
    public async Task A_fresh_machine_has_nothing_that_stands_in_the_way()
    {
        var readiness = await CheckAsync(new Guest());
        Assert.False(readiness.IsUnderWay);
        Assert.DoesNotContain(readiness.Findings, finding => finding.Blocks || finding.IsMended);
        Assert.Equal("hookKnown", Assert.Single(readiness.Findings).Check);
        readiness.Require(mayMend: true);
    }

    [Theory]
    [InlineData(FaultScenarios.SysprepAgentStopped, "agent")]
    [InlineData(FaultScenarios.SysprepAnswerFileLeft, "answerFile")]
    [InlineData(FaultScenarios.SysprepHookMissingDll, "hookMissing")]
    [InlineData(FaultScenarios.SysprepCdRomDisabled, "cdrom")]
    [InlineData(FaultScenarios.SysprepStateLeft, "sysprepStatus")]
    [InlineData(FaultScenarios.SysprepAdministratorExpired, "administrator")]
    public async Task What_is_safe_is_mended_when_it_may_be_and_is_gone_then(string fault, string check)
    {
        var guest = Faulty(fault);
        var refused = await CheckAsync(guest, repair: "false");
        Assert.Contains(refused.Findings, finding => finding.Check == check && finding is { Blocks: true, IsMended: false });
        Assert.Throws<Fault>(() => refused.Require(mayMend: false));
        var mended = await CheckAsync(guest);
        Assert.Contains(mended.Findings, finding => finding.Check == check && finding is { Blocks: false, IsMended: true });
        mended.Require(mayMend: true);
        Assert.DoesNotContain((await CheckAsync(guest, repair: "false")).Findings, finding => finding.Check == check);
    }

    [Theory]
    [InlineData(FaultScenarios.SysprepRefusedBitLocker, "bitLocker")]
    [InlineData(FaultScenarios.SysprepRemovableStorageDenied, "removableStorage")]
    [InlineData(FaultScenarios.SysprepDomainJoined, "domain")]
    [InlineData(FaultScenarios.SysprepRearmExhausted, "rearm")]
    public async Task What_is_not_safe_is_refused(string fault, string check)
    {
        var readiness = await CheckAsync(Faulty(fault));
        Assert.Equal(check, Assert.Single(readiness.Findings, finding => finding.Blocks).Check);
        var refusal = Assert.Throws<Fault>(() => readiness.Require(mayMend: true));
        Assert.Equal(readiness.Findings[0].What, refusal.Message);
    }

    [Fact]
    public async Task All_findings_come_together()
    {
        var guest = Faulty(FaultScenarios.SysprepRefusedBitLocker);
        guest.Machine.Faults.Add(FaultScenarios.SysprepDomainJoined);
        guest.Machine.Faults.Add(FaultScenarios.SysprepPendingReboot);
        guest.Machine.Faults.Add(FaultScenarios.SysprepAnswerFileLeft);
        var refusal = Assert.Throws<Fault>(() => CheckAsync(guest, repair: "false").GetAwaiter().GetResult().Require(mayMend: false));
        Assert.Equal("10 things stand in the way of sysprep.", refusal.Message);
        Assert.Contains("corp.contoso.com", refusal.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_source_of_a_pending_reboot_is_named_and_a_restart_ends_them_all()
    {
        var guest = Faulty(FaultScenarios.SysprepPendingReboot);
        var readiness = await CheckAsync(guest);
        Assert.Equal(
            ["component servicing (RebootPending)", "Windows Update", "Server Manager", "an update (UpdateExeVolatile)", "computer rename"],
            readiness.Findings.Where(finding => finding.Blocks).Select(finding => finding.Subject));
        Assert.Contains(readiness.Findings, finding => finding is { Check: "fileRename", Blocks: false });
        Assert.True(readiness.WantsReboot);
        MachinePower.Restart(guest.Machine, TimeProvider.System.GetUtcNow());
        Assert.DoesNotContain((await CheckAsync(guest)).Findings, finding => finding.Blocks);
    }

    [Fact]
    public async Task Servicing_is_waited_for_and_named_when_it_does_not_end()
    {
        var guest = Faulty(FaultScenarios.SysprepServicingBusy);
        Assert.True((await CheckAsync(guest, wait: "60")).IsServicing);
        var waited = await CheckAsync(guest, wait: "300");
        Assert.False(waited.IsServicing);
        Assert.Contains(waited.Findings, finding => finding is { Check: "servicing", IsMended: true });
        Assert.True((await CheckAsync(Faulty(FaultScenarios.SysprepServicingForEver), wait: "900")).IsServicing);
    }

    [Fact]
    public async Task Store_apps_count_on_client_editions_alone()
    {
        var guest = Faulty(FaultScenarios.SysprepRefusedStoreApp);
        Assert.DoesNotContain((await CheckAsync(guest)).Findings, finding => finding.Blocks);
        guest.Machine.Drives["HKLM"].Descend(["SOFTWARE", "Microsoft", "Windows NT", "CurrentVersion"], guest.Machine.BootTime)
            .Values["InstallationType"] = NodeValue.String("Client");
        Assert.Equal("storeApp", Assert.Single((await CheckAsync(guest)).Findings, finding => finding.Blocks).Check);
    }

    [Fact]
    public async Task A_sysprep_at_work_is_left_alone()
    {
        var guest = Faulty(FaultScenarios.SysprepDomainJoined);
        await guest.SysprepAsync("30");
        var readiness = await CheckAsync(guest);
        Assert.True(readiness.IsUnderWay);
        Assert.Empty(readiness.Findings);
    }

    [Fact]
    public async Task However_much_is_found_the_answer_fits()
    {
        var guest = new Guest();
        var key = guest.Machine.Drives["HKLM"].Descend(["SYSTEM", "Setup", "SysPrepExternal", "Generalize"], guest.Machine.BootTime);
        for (var hook = 0; hook < 40; hook++)
            key.Values[$"hook {hook}"] = NodeValue.String($@"C:\Program Files\A rather long name of a program's folder, 'quoted'\and a part of it\hook{hook}.dll,Generalize");
        var readiness = await CheckAsync(guest, repair: "false");
        Assert.True(readiness.More > 20);
        Assert.Equal("40 things stand in the way of sysprep.", Assert.Throws<Fault>(() => readiness.Require(mayMend: false)).Message);
    }

    [Fact]
    public void Every_check_of_the_script_has_its_words()
    {
        var script = Guest.Script("Test-SysprepReady");
        var used = System.Text.RegularExpressions.Regex.Matches(script, "-Check '(\\w+)'").Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(used.Order(StringComparer.Ordinal), SysprepChecks.All.Select(check => check.Name).Order(StringComparer.Ordinal));
    }

    static Guest Faulty(string fault)
    {
        var guest = new Guest();
        guest.Machine.Faults.Add(fault);
        return guest;
    }

    static async Task<SysprepReadiness> CheckAsync(Guest guest, string repair = "true", string wait = "0")
    {
        var result = await guest.RunAsync(Guest.Script("Test-SysprepReady"), ("Repair", repair), ("WaitSeconds", wait));
        JsonObject answer = Guest.Answer(result);
        Assert.True((bool)answer["ok"]!, result.Output);
        return SysprepReadiness.Read(new ScriptOutcome("Succeeded", result.ExitCode, result.Output, result.Error));
    }
}
