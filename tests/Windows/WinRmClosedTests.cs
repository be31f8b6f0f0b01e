using Ingot.Windows;

namespace Ingot.Tests.Windows;

/// <summary>The second look after closing finds every remnant.</summary>
public sealed class WinRmClosedTests
{
    const string Policy = @"HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System";

    public static TheoryData<string, string> Remnants => new()
    {
        { "listener", @"$c = New-SelfSignedCertificate -DnsName x -CertStoreLocation Cert:\LocalMachine\My; New-Item WSMan:\localhost\Listener -Transport HTTPS -Address * -CertificateThumbPrint $c.Thumbprint -Force | Out-Null; Remove-Item ""Cert:\LocalMachine\My\$($c.Thumbprint)"" -DeleteKey" },
        { "certificate", @"New-SelfSignedCertificate -DnsName x -CertStoreLocation Cert:\LocalMachine\My -FriendlyName 'Ingot WinRM' | Out-Null" },
        { "firewallRule", "New-NetFirewallRule -Name Ingot-WinRM-HTTPS -DisplayName x -Direction Inbound -Action Allow -Protocol TCP -LocalPort 5986 | Out-Null" },
        { "settings", @"Set-Item WSMan:\localhost\Service\Auth\Basic -Value true" },
        { "settings", $"New-ItemProperty {Policy} -Name LocalAccountTokenFilterPolicy -Value 1 -PropertyType DWord | Out-Null" },
        { "account", $"New-LocalUser -Name {Guest.Account} -NoPassword | Out-Null" },
        { "profile", $@"New-Item C:\Users\{Guest.Account}.{Guest.HostName} -ItemType Directory | Out-Null" },
        { "memory", @"New-Item HKLM:\SOFTWARE\Ingot | Out-Null" },
    };

    [Theory]
    [MemberData(nameof(Remnants))]
    public async Task A_remnant_is_named(string kind, string script)
    {
        var (guest, closing) = await ClosedAsync();
        var back = await guest.RunAsync(script);
        Assert.True(back.ExitCode == 0 && back.Error.Length == 0, back.Error);

        var look = await LookAsync(guest, closing);
        var fault = Assert.Throws<Fault>(() => WinRmClosing.Require(look));

        Assert.StartsWith($"Still there: {kind}: ", fault.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_stayed_is_named_although_its_certificate_is_gone()
    {
        var guest = new Guest();
        guest.Machine.Faults.Add(Ingot.Emulator.Faults.FaultScenarios.WinRmCloseLeavesKey);
        await guest.EnableAsync();
        var closing = WinRmClosing.Read(Outcome(await guest.CloseAsync()));

        var look = await LookAsync(guest, closing);
        var fault = Assert.Throws<Fault>(() => WinRmClosing.Require(look));

        Assert.StartsWith(@"Still there: key: C:\ProgramData\Microsoft\Crypto\Keys\", fault.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_machine_passes_and_so_does_one_of_which_nothing_is_known()
    {
        var (guest, closing) = await ClosedAsync();

        WinRmClosing.Require(await LookAsync(guest, closing));
        WinRmClosing.Require(await LookAsync(guest, WinRmClosing.Unknown));
        Assert.Contains("WSMan/Service/Auth/Basic=false", closing.Settings, StringComparison.Ordinal);
        Assert.Contains(@"C:\ProgramData\Microsoft\Crypto\Keys\", closing.Keys, StringComparison.Ordinal);
    }

    static async Task<(Guest Guest, WinRmClosing Closing)> ClosedAsync()
    {
        var guest = new Guest();
        await guest.EnableAsync();
        return (guest, WinRmClosing.Read(Outcome(await guest.CloseAsync())));
    }

    static async Task<ScriptOutcome> LookAsync(Guest guest, WinRmClosing closing) => Outcome(await guest.RunAsync(
        Guest.Script("Test-WinRmClosed"),
        ("UserName", Guest.Account), ("Thumbprints", closing.Thumbprints), ("Keys", closing.Keys), ("Sids", closing.Sids), ("Settings", closing.Settings)));

    static ScriptOutcome Outcome(Ingot.Emulator.Scripting.ScriptResult result) =>
        new(result.ExitCode == 0 ? "Succeeded" : "Failed", result.ExitCode, result.Output, result.Error);
}
