using Ingot.Tests.Emulator.Guests;

namespace Ingot.Tests.Ansible.Roles;

public sealed class AppRoleSpecs(RoleRuns runs) : RoleSpecs(runs)
{
    public const string BadInput = "app_permissions: [{ user: Users }]";

    protected override string Role => "app";

    protected override string Sentence => "missing required arguments: rights found in app_permissions";

    protected override string[] Foreseen => ["Make sure that the account exists.", "Make the directories.", "Set the machine's environment variables."];

    protected override void AssertMade(TestMachine machine, PlaybookResult run)
    {
        Assert.Contains(machine.Machine.Users.Values, user => user.PasswordNeverExpires && user.UserMayNotChangePassword);
        var folder = Assert.Single(machine.Machine.Drives["C"].Children.Values, node => node.Children.ContainsKey("config") && node.Children.ContainsKey("logs"));
        Assert.False(folder.InheritsAccess);
        Assert.NotEmpty(folder.Children["config"].Children["settings.json"].Content ?? []);
    }
}
