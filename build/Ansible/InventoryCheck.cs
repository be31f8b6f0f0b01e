using CliWrap.Buffered;
using Ingot.Recipes;

namespace Ingot.Ansible;

/// <summary>Asks Ansible itself what the static inventory says, because a broken one is silently empty.</summary>
public static class InventoryCheck
{
    /// <summary>Refuses an inventory that does not hold exactly the build VM at its address, in the group that plays address.</summary>
    /// <exception cref="Fault">It holds nothing, or something else.</exception>
    public static async Task RequireAsync(AnsibleCommand ansible, Inventory inventory, Recipe recipe, string address, CancellationToken cancellationToken)
    {
        var result = await ansible.Create("ansible-inventory", ["-i", inventory.StaticFile, "--list"]).ExecuteBufferedAsync(cancellationToken);
        var hosts = result.ExitCode == 0 ? InventoryHost.Read(result.StandardOutput) : [];
        if (IsExactly(hosts, recipe, address))
            return;
        throw new Fault(
            $"The inventory {inventory.StaticFile} does not hold exactly {recipe.VmName} at {address}.",
            result.ExitCode != 0 ? result.StandardError.Trim() : Found(hosts),
            "Look at variables/vars.yml and at other files in inventory/group_vars and inventory/host_vars: they must not set ansible_host.");
    }

    internal static bool IsExactly(IReadOnlyList<InventoryHost> hosts, Recipe recipe, string address) =>
        hosts is [{ IsInGroup: true } only] && only.Name == recipe.VmName && only.Address == address;

    internal static string Found(IReadOnlyList<InventoryHost> hosts) =>
        hosts.Count == 0 ? "Ansible finds no host in it." : $"Ansible finds {string.Join("; ", hosts)}.";
}
