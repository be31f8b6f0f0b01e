using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Ingot.Emulator.Windows;

namespace Ingot.Tests.Windows;

public class EnableWinRmTests
{
    [Fact]
    public async Task It_answers_with_the_certificate_that_the_listener_uses()
    {
        var guest = new Guest();
        var result = await guest.EnableAsync();
        var answer = Guest.Answer(result);
        Assert.True(result.ExitCode == 0 && (bool)answer["ok"]!, result.Output + result.Error);

        using var certificate = X509CertificateLoader.LoadCertificate(Convert.FromBase64String((string)answer["certificate"]!));
        var listener = Listeners(guest.Machine).Single(l => Value(l, "Transport") == "HTTPS");
        Assert.Equal(certificate.Thumbprint, (string?)answer["thumbprint"]);
        Assert.Equal(certificate.Thumbprint, Value(listener, "CertificateThumbprint"));
        Assert.Equal("5986", Value(listener, "Port"));
        Assert.True(certificate.MatchesHostname(Guest.HostName));
        Assert.True(certificate.MatchesHostname(Guest.Address));
        Assert.False(certificate.MatchesHostname("elsewhere"));
        var usages = certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().Single().EnhancedKeyUsages;
        Assert.Equal("1.3.6.1.5.5.7.3.1", usages[0].Value);
        Assert.True(certificate.NotAfter - certificate.NotBefore < TimeSpan.FromDays(2));
    }

    [Fact]
    public async Task It_makes_a_temporary_administrator_with_the_given_password()
    {
        var guest = new Guest();
        await guest.EnableAsync();
        var user = guest.Machine.Users[Guest.Account];
        Assert.True(user.Accepts(Guest.Password));
        Assert.False(user.Accepts("something else"));
        Assert.True(user.PasswordNeverExpires);
        Assert.Contains("Temporary", user.Description, StringComparison.Ordinal);
        Assert.Contains(Guest.Account, guest.Machine.Groups["Administrators"], StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task It_lets_in_the_builder_alone_and_only_over_https()
    {
        var guest = new Guest();
        await guest.EnableAsync();
        var rule = guest.Machine.FirewallRules["Ingot-WinRM-HTTPS"];
        Assert.Equal(("Ingot WinRM HTTPS", "TCP", "Inbound", "Allow", true),
            (rule.DisplayName, rule.Protocol, rule.Direction, rule.Action, rule.Enabled));
        Assert.Equal(["5986"], rule.LocalPorts);
        Assert.Equal(["127.0.0.1"], rule.RemoteAddresses);
        var service = guest.Machine.Drives["WSMan"].Children["localhost"].Children["Service"];
        Assert.Equal("true", Value(service.Children["Auth"], "Basic"));
        Assert.Equal("false", Value(service, "AllowUnencrypted"));
    }

    [Fact]
    public async Task Twice_leaves_one_listener_one_certificate_and_the_newer_password()
    {
        var guest = new Guest();
        var first = Guest.Answer(await guest.EnableAsync());
        var second = Guest.Answer(await guest.EnableAsync("An0ther!password-77"));
        Assert.True((bool)second["ok"]!, second.ToJsonString());
        Assert.NotEqual((string?)first["thumbprint"], (string?)second["thumbprint"], StringComparer.Ordinal);
        var listener = Assert.Single(Listeners(guest.Machine), l => Value(l, "Transport") == "HTTPS");
        Assert.Equal((string?)second["thumbprint"], Value(listener, "CertificateThumbprint"));
        Assert.Equal((string?)second["thumbprint"], Assert.Single(Store(guest.Machine)).Name);
        Assert.True(guest.Machine.Users[Guest.Account].Accepts("An0ther!password-77"));
        Assert.False(guest.Machine.Users[Guest.Account].Accepts(Guest.Password));
    }

    [Fact]
    public async Task The_password_is_in_no_output_and_not_in_the_saved_machine()
    {
        var guest = new Guest();
        var result = await guest.EnableAsync();
        var saved = JsonSerializer.Serialize(guest.Machine);
        Assert.Contains(Guest.Account, saved, StringComparison.Ordinal);
        Assert.DoesNotContain(Guest.Password, saved, StringComparison.Ordinal);
        Assert.DoesNotContain(Guest.Password, result.Output + result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(Guest.Password)), saved, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_listener_that_cannot_be_made_is_named_as_the_broken_link()
    {
        var guest = new Guest();
        guest.Machine.Faults.Add(Ingot.Emulator.Faults.FaultScenarios.WinRmListenerFails);
        var result = await guest.EnableAsync();
        var answer = Guest.Answer(result);
        Assert.Equal(1, result.ExitCode);
        Assert.Equal((false, "listener"), ((bool)answer["ok"]!, (string?)answer["step"]));
        Assert.Contains("private key", (string?)answer["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_foreign_https_listener_is_left_alone_and_reported()
    {
        var guest = new Guest();
        await guest.RunAsync("""
            $c = New-SelfSignedCertificate -DnsName corp -CertStoreLocation Cert:\LocalMachine\My -FriendlyName corporate
            New-Item WSMan:\localhost\Listener -Transport HTTPS -Address * -CertificateThumbPrint $c.Thumbprint -Force
            """);
        var answer = Guest.Answer(await guest.EnableAsync());
        Assert.Equal((false, "listener"), ((bool)answer["ok"]!, (string?)answer["step"]));
        Assert.Single(Listeners(guest.Machine), l => Value(l, "Transport") == "HTTPS");
    }

    [Fact]
    public async Task An_account_of_the_image_is_never_taken_over()
    {
        var guest = new Guest();
        await guest.RunAsync("New-LocalUser -Name ingotbuild -NoPassword | Out-Null");
        var answer = Guest.Answer(await guest.EnableAsync());
        Assert.Equal((false, "account"), ((bool)answer["ok"]!, (string?)answer["step"]));
        Assert.False(guest.Machine.Users[Guest.Account].Accepts(Guest.Password));
    }

    [Fact]
    public async Task A_stopped_service_is_started()
    {
        var guest = new Guest();
        guest.Machine.Services["WinRM"].Status = "Stopped";
        guest.Machine.Services["WinRM"].StartType = "Manual";
        var result = await guest.EnableAsync();
        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        Assert.Equal(("Running", "Automatic"), (guest.Machine.Services["WinRM"].Status, guest.Machine.Services["WinRM"].StartType));
    }

    static IEnumerable<TreeNode> Store(WindowsMachine machine) =>
        machine.Drives["Cert"].Children["LocalMachine"].Children["My"].Children.Values;

    static IEnumerable<TreeNode> Listeners(WindowsMachine machine) =>
        machine.Drives["WSMan"].Children["localhost"].Children["Listener"].Children.Values;

    static string? Value(TreeNode listener, string name) => listener.Children[name].Values["Value"].Text;
}
