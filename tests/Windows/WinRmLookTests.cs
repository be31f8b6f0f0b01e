using Ingot.Recipes;
using Ingot.Windows;

namespace Ingot.Tests.Windows;

/// <summary>What is wrong inside the guest is found from inside, and mended where a switch mends it.</summary>
public sealed class WinRmLookTests
{
    const string Policy = @"HKLM:\SOFTWARE\Policies\Microsoft\Windows\WinRM\Service";

    public static TheoryData<string, WinRmLink, WinRmCure> Breaks => new()
    {
        { "Stop-Service -Name WinRM", WinRmLink.Service, WinRmCure.Done },
        { "Set-Service -Name WinRM -StartupType Disabled -Status Stopped", WinRmLink.Service, WinRmCure.Done },
        { @"Get-ChildItem Cert:\LocalMachine\My | Remove-Item", WinRmLink.Certificate, WinRmCure.Remake },
        { @"Get-ChildItem C:\ProgramData\Microsoft\Crypto\Keys | Remove-Item", WinRmLink.Certificate, WinRmCure.Remake },
        { @"Get-ChildItem WSMan:\localhost\Listener | Where-Object { $_.Keys -contains 'Transport=HTTPS' } | ForEach-Object { Remove-Item ""WSMan:\localhost\Listener\$($_.Name)"" -Recurse }", WinRmLink.Listener, WinRmCure.Remake },
        { "Disable-NetFirewallRule -Name Ingot-WinRM-HTTPS", WinRmLink.Firewall, WinRmCure.Done },
        { "Remove-NetFirewallRule -Name Ingot-WinRM-HTTPS", WinRmLink.Firewall, WinRmCure.Remake },
        { "New-NetFirewallRule -Name x -DisplayName x -Direction Inbound -Action Block -Protocol TCP -LocalPort 5000-6000 | Out-Null", WinRmLink.Firewall, WinRmCure.None },
        { $"New-Item {Policy} -Force | Out-Null; New-ItemProperty {Policy} -Name AllowBasic -Value 0 -PropertyType DWord | Out-Null", WinRmLink.SignIn, WinRmCure.None },
        { @"Set-Item WSMan:\localhost\Service\Auth\Basic -Value false", WinRmLink.SignIn, WinRmCure.Remake },
        { $"Disable-LocalUser -Name {Guest.Account}", WinRmLink.SignIn, WinRmCure.Remake },
    };

    [Theory]
    [MemberData(nameof(Breaks))]
    public async Task A_break_is_found_with_what_helps(string script, WinRmLink link, WinRmCure cure)
    {
        var guest = new Guest();
        var thumbprint = (string)Guest.Answer(await guest.EnableAsync())["thumbprint"]!;
        var broken = await guest.RunAsync(script);
        Assert.True(broken.ExitCode == 0 && broken.Error.Length == 0, broken.Error);

        var finding = (await LookAsync(guest, thumbprint)).Findings[0];

        Assert.Equal((link, cure), (finding.Link, finding.Cure));
        // What was mended is not found again.
        Assert.Equal(cure != WinRmCure.Done, (await LookAsync(guest, thumbprint)).Findings.Count > 0);
    }

    [Fact]
    public async Task A_guest_that_is_as_it_should_be_has_no_findings_and_says_whom_it_lets_in()
    {
        var guest = new Guest();
        var thumbprint = (string)Guest.Answer(await guest.EnableAsync())["thumbprint"]!;

        var look = await LookAsync(guest, thumbprint);

        Assert.Empty(look.Findings);
        Assert.Equal("127.0.0.1", look.RemoteAddress);
    }

    static async Task<GuestLook> LookAsync(Guest guest, string thumbprint)
    {
        var result = await guest.RunAsync(Guest.Script("Test-WinRm"), ("UserName", Guest.Account), ("Thumbprint", thumbprint));
        Assert.True((bool)Guest.Answer(result)["ok"]!, result.Output + result.Error);
        return GuestLook.Read(new ScriptOutcome("Succeeded", result.ExitCode, result.Output, result.Error));
    }
}
