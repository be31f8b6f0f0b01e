using System.Text;
using Ingot.Emulator.Windows;

namespace Ingot.Tests.Windows;

public class BootedImageTests
{
    static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    [Fact]
    public async Task A_clean_machine_tells_who_it_is_and_no_problem()
    {
        var guest = new Guest();
        var answer = await TestAsync(guest);
        Assert.Empty(answer.Problems);
        Assert.Equal((Guest.HostName, guest.Machine.MachineSid), (answer.ComputerName, answer.MachineSid));
    }

    [Fact]
    public async Task What_the_bake_opened_is_named_and_after_closing_nothing()
    {
        var guest = new Guest();
        var opened = Guest.Answer(await guest.EnableAsync());
        Assert.Equal(guest.Machine.MachineSid, (string?)opened["machineSid"]);
        var problems = (await TestAsync(guest)).Problems;
        Assert.Contains($"The build account '{Guest.Account}' is there.", problems);
        Assert.Contains("WinRM still listens on port 5986 with the certificate of the bake.", problems);
        Assert.Contains("The firewall rule Ingot-WinRM-HTTPS is there: port 5986 is open.", problems);
        Assert.Contains(@"The values that the bake saved are there, in HKLM:\SOFTWARE\Ingot.", problems);
        Assert.Contains(problems, problem => problem.StartsWith("The certificate of the bake's WinRM is there", StringComparison.Ordinal));
        await guest.CloseAsync();
        Assert.Empty((await TestAsync(guest)).Problems);
    }

    [Fact]
    public async Task A_listener_that_the_image_has_of_its_own_may_stay()
    {
        var guest = new Guest();
        await guest.RunAsync("""
            $c = New-SelfSignedCertificate -DnsName corp -CertStoreLocation Cert:\LocalMachine\My -FriendlyName corporate
            New-Item WSMan:\localhost\Listener -Transport HTTPS -Address * -CertificateThumbPrint $c.Thumbprint -Force
            """);
        Assert.Empty((await TestAsync(guest)).Problems);
    }

    [Theory]
    [InlineData(@"C:\Windows\Panther\unattend.xml", "<a><AdministratorPassword><Value>geheim</Value></AdministratorPassword></a>", true)]
    [InlineData(@"C:\unattend.xml", "<Password>\r\n  <Value>geheim</Value></Password>", true)]
    [InlineData(@"C:\Windows\Panther\unattend.xml", "<AdministratorPassword>*SENSITIVE*DATA*DELETED*</AdministratorPassword>", false)]
    [InlineData(@"C:\Windows\Panther\unattend.xml", "<Password>\r\n  <Value>*SENSITIVE*DATA*DELETED*</Value></Password>", false)]
    public async Task An_answer_file_with_a_password_is_named(string path, string content, bool isSecret)
    {
        var guest = new Guest();
        Write(guest, path, content);
        Assert.Equal(isSecret ? [$"The answer file {path} holds a password."] : [], (await TestAsync(guest)).Problems);
    }

    [Fact]
    public async Task Errors_of_this_setup_are_named_and_older_ones_are_not()
    {
        var guest = new Guest();
        Write(guest, @"C:\Windows\Panther\setuperr.log", "2024-02-03 10:00:00, Error  of the source image\r\n");
        guest.Machine.Events.Add(new("Setup", "Microsoft-Windows-Servicing", 3, 2, Now.AddDays(-40), "An old error."));
        guest.Machine.Events.Add(new("Setup", "Microsoft-Windows-Servicing", 2, 4, Now, "Package was installed."));
        Assert.Empty((await TestAsync(guest)).Problems);

        Write(guest, @"C:\Windows\Panther\setuperr.log", $"2024-02-03 10:00:00, Error  of the source image\r\n{Now:yyyy-MM-dd HH:mm:ss}, Error  in specialize\r\n");
        guest.Machine.Events.Add(new("Setup", "Microsoft-Windows-Setup", 4, 2, Now, "The specialize pass failed."));
        var problems = (await TestAsync(guest)).Problems;
        Assert.Equal(2, problems.Count);
        Assert.Contains("in specialize", problems[0], StringComparison.Ordinal);
        Assert.Contains("The specialize pass failed.", problems[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_machine_whose_setup_did_not_complete_says_so()
    {
        var guest = new Guest();
        await guest.SysprepAsync();
        Assert.Contains((await TestAsync(guest)).Problems, problem => problem.Contains("IMAGE_STATE_GENERALIZE_RESEAL_TO_OOBE", StringComparison.Ordinal));
    }

    [Fact]
    public void A_name_or_an_identifier_that_is_not_new_is_wrong()
    {
        var booted = new Ingot.Windows.BootedImage("verify", "S-1-5-21-1-2-3", []);
        Assert.Empty(booted.Wrong("VERIFY", "another"));
        Assert.Contains("was given", Assert.Single(booted.Wrong("other", "another")), StringComparison.Ordinal);
        Assert.Contains("not generalized", Assert.Single(booted.Wrong("verify", Ingot.Recipes.RecipeHash.Of("S-1-5-21-1-2-3"))), StringComparison.Ordinal);
        Assert.Contains("ingot-machine", Assert.Single(booted.Wrong("verify", "")), StringComparison.Ordinal);
        Assert.Empty(booted.Wrong(null, Ingot.Recipes.RecipeHash.Of("S-1-5-21-1-2-3")));
    }

    static async Task<Ingot.Windows.BootedImage> TestAsync(Guest guest)
    {
        var result = await guest.RunAsync(Guest.Script("Test-BootedImage"), ("UserName", Guest.Account), ("Since", Now.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", null)));
        Guest.Answer(result);
        return Ingot.Windows.BootedImage.Read(new(result.ExitCode == 0 ? "Succeeded" : "Failed", result.ExitCode, result.Output, result.Error));
    }

    static void Write(Guest guest, string path, string content)
    {
        var parts = path.Split('\\');
        var folder = guest.Machine.Drives["C"].Descend(parts[1..^1], Now);
        folder.Children[parts[^1]] = new TreeNode { Name = parts[^1], Modified = Now, Content = Encoding.UTF8.GetBytes(content) };
    }
}
