using Ingot.Tests.Emulator.Guests;

namespace Ingot.Tests.Ansible.Roles;

public sealed class IisRoleSpecs(RoleRuns runs) : RoleSpecs(runs)
{
    public const string BadInput = "iis_default_site_state: running";

    protected override string Role => "iis";

    protected override string Sentence => "value of iis_default_site_state must be one of: absent, stopped, started, got: running";

    protected override string[] Foreseen => ["Install the web server's features."];

    protected override void AssertMade(TestMachine machine, PlaybookResult run)
    {
        Assert.True(machine.Machine.Features["Web-Server"]);
        Assert.Equal("Running", machine.Machine.Services["W3SVC"].Status);
        Assert.Equal("AlwaysRunning", machine.Machine.WebApplicationPools["DefaultAppPool"].Attributes["startMode"]);
        Assert.Empty(machine.Machine.WebSites);
    }
}
