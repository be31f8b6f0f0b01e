using Ingot.Ansible;
using Nuke.Common;

/// <summary>What the user may say about how Ansible finds the build VM, and where Ansible runs.</summary>
partial class Build
{
    [Parameter("Inventory that the playbook runs with: Static (the address that Azure gave the VM) or Dynamic (azure_rm asks Azure); both are written")]
    readonly InventorySource InventorySource = InventorySource.Static;

    [Parameter("Where Ansible runs: Native, or Wsl (the Windows Subsystem for Linux), which a Windows machine uses by itself")]
    readonly RunnerKind AnsibleRunner = Runner.Usual;

    [Parameter("WSL distribution that Ansible runs in; without it the default one")]
    readonly string? WslDistribution;
}
