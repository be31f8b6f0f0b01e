namespace Ingot.Ansible;

/// <summary>Which inventory the playbook runs with. Both are written, whichever is chosen.</summary>
public enum InventorySource
{
    /// <summary>The address that Azure gave the build VM, written down: nobody is asked again.</summary>
    Static,

    /// <summary>What azure_rm finds in Azure, filtered to the build VM.</summary>
    Dynamic,
}
