using Ingot.Tests.Emulator.Guests;

namespace Ingot.Tests.Ansible.Roles;

public sealed class BaseRoleSpecs(RoleRuns runs) : RoleSpecs(runs)
{
    public const string BadInput = "base_windows_builds: [17763]";

    protected override string Role => "base";

    protected override string Sentence => "but this image is made for Windows Server build 17763. Take another source image, or variables that fit this one.";

    protected override string[] Foreseen => ["Read the hardware clock as UTC.", "Choose the power plan."];

    protected override void AssertMade(TestMachine machine, PlaybookResult run)
    {
        Assert.Equal("High performance", machine.Machine.PowerPlan);
        Assert.Equal("UTC", machine.Machine.TimeZone);
        Assert.Equal(1, machine.Find("HKLM", "SYSTEM", "CurrentControlSet", "Control", "TimeZoneInformation")?.Values["RealTimeIsUniversal"].Number);
    }
}
