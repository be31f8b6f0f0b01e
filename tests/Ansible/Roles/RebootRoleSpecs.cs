using Ingot.Tests.Emulator.Guests;

namespace Ingot.Tests.Ansible.Roles;

public sealed class RebootRoleSpecs(RoleRuns runs) : RoleSpecs(runs)
{
    public const string BadInput = "reboot_requests: { updates: true }\n            reboot_timeout: soon";

    protected override string Role => "reboot";

    protected override string Sentence => "Validation of arguments failed:\nargument 'reboot_timeout' is of type ";

    protected override string[] Foreseen => ["Reboot because of pending component servicing."];

    protected override void AssertMade(TestMachine machine, PlaybookResult run)
    {
        Assert.True(run.Task("reboot : Reboot because of pending component servicing.")["rebooted"]!.GetValue<bool>());
        Assert.Single(run.Task("reboot : Wait until Windows is up.")["output"]!.AsArray());
        Assert.Null(machine.Find("HKLM", "SOFTWARE", "Microsoft", "Windows", "CurrentVersion", "Component Based Servicing")?.Children.GetValueOrDefault("RebootPending"));
        Assert.NotNull(machine.Find("HKLM", "SOFTWARE", "Microsoft", "Windows NT", "CurrentVersion", "Winlogon", "AutoLogonChecked"));
    }
}
