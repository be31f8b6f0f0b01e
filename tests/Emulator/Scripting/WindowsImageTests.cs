using Ingot.Emulator.Faults;
using Ingot.Emulator.Windows;

namespace Ingot.Tests.Emulator.Scripting;

public class WindowsImageTests
{
    readonly WindowsMachine machine =
        WindowsImage.FirstBoot("ingotbox", "127.16.1.4", "azureadmin", "Adm1n!password-9", TimeProvider.System.GetUtcNow());

    [Fact]
    public void A_fresh_machine_answers_only_to_its_administrator_and_only_over_http()
    {
        Assert.True(machine.Users["azureadmin"].Accepts("Adm1n!password-9"));
        Assert.Equal(["azureadmin"], machine.Users.Values.Where(user => user.Enabled).Select(user => user.Name), StringComparer.Ordinal);
        Assert.Equal(["azureadmin"], machine.Groups["Administrators"], StringComparer.Ordinal);
        var listener = Assert.Single(machine.Drives["WSMan"].Children["localhost"].Children["Listener"].Children).Value;
        Assert.Equal("HTTP", listener.Children["Transport"].Values["Value"].Text);
        Assert.Equal("5985", listener.Children["Port"].Values["Value"].Text);
        Assert.DoesNotContain(machine.FirewallRules.Values, rule => rule.LocalPorts.Contains("5986", StringComparer.Ordinal));
    }

    [Fact]
    public void Its_image_is_complete_and_its_agents_run()
    {
        Assert.Equal(WindowsSysprep.Complete, WindowsSysprep.ImageState(machine));
        Assert.All(["RdAgent", "WindowsAzureGuestAgent", "WinRM", "W32Time"], name =>
            Assert.Equal("Running", machine.Services[name].Status));
        Assert.True(machine.Features["FileAndStorage-Services"]);
        Assert.False(machine.Features["Web-Server"]);
        Assert.Equal("UTC", machine.TimeZone);
    }

    [Fact]
    public void Sysprep_without_generalize_changes_nothing()
    {
        Assert.Equal(1, WindowsSysprep.Start(machine, ["/oobe"], machine.BootTime));
        Assert.Equal(WindowsSysprep.Complete, WindowsSysprep.ImageState(machine));
    }

    [Fact]
    public void Every_fault_says_what_it_does() =>
        Assert.All(FaultScenarios.All, fault => Assert.EndsWith(".", fault.Value, StringComparison.Ordinal));
}
