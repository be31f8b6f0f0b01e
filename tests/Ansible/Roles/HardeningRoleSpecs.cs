using Ingot.Tests.Emulator.Guests;

namespace Ingot.Tests.Ansible.Roles;

public sealed class HardeningRoleSpecs(RoleRuns runs) : RoleSpecs(runs)
{
    public const string BadInput = "hardening_protocols: { TLS 1.2: false }";

    protected override string Role => "hardening";

    protected override string Sentence => "hardening_protocols switches TLS 1.2 off, which WinRM and so Ansible itself need. Leave it on.";

    protected override string[] Foreseen => ["Switch protocols on or off.", "Set cryptography, SMB and NTLM in the registry."];

    protected override void AssertMade(TestMachine machine, PlaybookResult run)
    {
        var protocols = machine.Find("HKLM", "SYSTEM", "CurrentControlSet", "Control", "SecurityProviders", "SCHANNEL", "Protocols");
        Assert.Equal(0, protocols?.Children["TLS 1.0"].Children["Server"].Values["Enabled"].Number);
        Assert.Equal(1, protocols?.Children["TLS 1.2"].Children["Server"].Values["Enabled"].Number);
        Assert.True(run.Task("hardening : Remember whether the changes want a reboot.")["ansible_facts"]!["hardening_reboot_required"]!.GetValue<bool>());
    }
}
