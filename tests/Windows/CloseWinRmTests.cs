using System.Text.Json;

namespace Ingot.Tests.Windows;

public class CloseWinRmTests
{
    static readonly string[] Everything = ["listener", "certificate", "firewallRule", "account", "profile", "settings"];

    [Fact]
    public async Task Everything_that_was_opened_is_gone_and_the_machine_as_before()
    {
        var guest = new Guest();
        var before = JsonSerializer.Serialize(Snapshot(guest));
        await guest.EnableAsync();
        Assert.NotEqual(before, JsonSerializer.Serialize(Snapshot(guest)), StringComparer.Ordinal);
        var result = await guest.CloseAsync();
        var answer = Guest.Answer(result);
        Assert.True((bool)answer["ok"]!, result.Output + result.Error);
        Assert.Equal(Everything, answer.Strings("absent"), StringComparer.Ordinal);
        Assert.Equal(before, JsonSerializer.Serialize(Snapshot(guest)));
    }

    [Fact]
    public async Task Twice_and_never_opened_answer_the_same()
    {
        var guest = new Guest();
        Assert.True((bool)Guest.Answer(await guest.CloseAsync())["ok"]!);
        await guest.EnableAsync();
        await guest.EnableAsync();
        Assert.True((bool)Guest.Answer(await guest.CloseAsync())["ok"]!);
        Assert.Equal(Everything, Guest.Answer(await guest.CloseAsync()).Strings("absent"), StringComparer.Ordinal);
    }

    [Fact]
    public async Task An_account_that_was_not_ours_to_remove_is_reported()
    {
        var guest = new Guest();
        await guest.RunAsync("New-LocalUser -Name ingotbuild -NoPassword | Out-Null");
        var result = await guest.CloseAsync();
        var answer = Guest.Answer(result);
        Assert.Equal((1, false, "verify"), (result.ExitCode, (bool)answer["ok"]!, (string?)answer["step"]));
        Assert.Equal(["account"], answer.Strings("remains"), StringComparer.Ordinal);
        Assert.DoesNotContain("account", answer.Strings("absent"), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Accounts_of_every_earlier_run_go()
    {
        var guest = new Guest();
        await guest.EnableAsync();
        var second = Guest.Answer(await guest.EnableAsync(account: "ingotother"));
        Assert.True((bool)second["ok"]!, second.ToJsonString());
        Assert.True((bool)Guest.Answer(await guest.CloseAsync())["ok"]!);
        Assert.DoesNotContain(guest.Machine.Users.Keys, name => name.StartsWith("ingot", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_listener_and_a_policy_of_others_stay()
    {
        var guest = new Guest();
        await guest.RunAsync("""
            $c = New-SelfSignedCertificate -DnsName corp -CertStoreLocation Cert:\LocalMachine\My -FriendlyName corporate
            New-Item WSMan:\localhost\Listener -Transport HTTPS -Address * -CertificateThumbPrint $c.Thumbprint -Force
            """);
        Assert.True((bool)Guest.Answer(await guest.CloseAsync())["ok"]!);
        Assert.Equal(2, guest.Machine.Drives["WSMan"].Children["localhost"].Children["Listener"].Children.Count);
    }

    [Fact]
    public async Task A_profile_that_a_logon_left_goes_with_the_account()
    {
        var guest = new Guest();
        await guest.EnableAsync();
        var sid = guest.Machine.Users[Guest.Account].Sid;
        await guest.RunAsync($"""
            New-Item 'C:\Users\{Guest.Account}' -ItemType Directory | Out-Null
            $k = 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion\ProfileList\{sid}'
            New-Item $k -Force | Out-Null
            New-ItemProperty $k -Name ProfileImagePath -PropertyType ExpandString -Value 'C:\Users\{Guest.Account}' | Out-Null
            """);
        Assert.True(guest.Machine.Drives["C"].Children["Users"].Children.ContainsKey(Guest.Account));
        Assert.True((bool)Guest.Answer(await guest.CloseAsync())["ok"]!);
        Assert.False(guest.Machine.Drives["C"].Children["Users"].Children.ContainsKey(Guest.Account));
    }

    [Fact]
    public async Task A_folder_without_a_registered_profile_goes_too_and_a_similar_one_of_others_stays()
    {
        var guest = new Guest();
        await guest.EnableAsync();
        await guest.RunAsync($@"New-Item 'C:\Users\{Guest.Account}\AppData' -ItemType Directory -Force | Out-Null; New-Item 'C:\Users\{Guest.Account}er' -ItemType Directory | Out-Null");

        Assert.True((bool)Guest.Answer(await guest.CloseAsync())["ok"]!);

        Assert.False(guest.Machine.Drives["C"].Children["Users"].Children.ContainsKey(Guest.Account));
        Assert.True(guest.Machine.Drives["C"].Children["Users"].Children.ContainsKey(Guest.Account + "er"));
    }

    // What an image would carry away; time stamps aside.
    static object Snapshot(Guest guest) => new
    {
        Users = guest.Machine.Users.Keys,
        guest.Machine.Groups,
        Rules = guest.Machine.FirewallRules.Keys,
        Store = guest.Machine.Drives["Cert"].Children["LocalMachine"].Children["My"].Children.Keys,
        Software = guest.Machine.Drives["HKLM"].Children["SOFTWARE"].Children.Keys,
        Policy = guest.Machine.Drives["HKLM"].Descend(
            ["SOFTWARE", "Microsoft", "Windows", "CurrentVersion", "Policies", "System"], guest.Machine.BootTime).Values,
        Settings = Flatten(guest.Machine.Drives["WSMan"], "").Order(StringComparer.Ordinal),
        guest.Machine.Services,
    };

    static IEnumerable<string> Flatten(Ingot.Emulator.Windows.TreeNode node, string path) =>
        node.Children.Values.SelectMany(child => Flatten(child, $@"{path}\{child.Name}"))
            .Append($"{path}={node.Values.GetValueOrDefault("Value")?.Text}");
}
