using Ingot.Tests.Emulator.Guests;

namespace Ingot.Tests.Ansible.Roles;

public sealed class PackagesRoleSpecs(RoleRuns runs) : RoleSpecs(runs)
{
    public const string BadInput = "packages_pinned: [{ name: git }]";

    protected override string Role => "packages";

    protected override string Sentence => "missing required arguments: version found in packages_pinned";

    protected override string[] Foreseen => ["Install Chocolatey.", "Install packages."];

    protected override void AssertMade(TestMachine machine, PlaybookResult run)
    {
        Assert.Equal("2.48.1", machine.Machine.Packages["git"]);
        Assert.Equal("2.48.1", machine.Machine.Chocolatey.Pins["git"]);
        Assert.False(machine.Machine.Chocolatey.Features["showDownloadProgress"]);
    }
}
