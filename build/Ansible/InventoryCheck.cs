using System.Text.Json;
using CliWrap.Buffered;
using Ingot.Recipes;

namespace Ingot.Ansible;

/// <summary>Asks Ansible itself what an inventory says, because a broken one is silently empty.</summary>
public static class InventoryCheck
{
    /// <summary>Refuses an inventory that does not hold exactly the build VM at its address.</summary>
    /// <exception cref="Fault">It holds nothing, or something else.</exception>
    public static async Task RequireAsync(AnsibleCommand ansible, Inventory inventory, Recipe recipe, string address, CancellationToken cancellationToken)
    {
        var result = await ansible.Create("ansible-inventory", ["-i", inventory.StaticFile, "--list"]).ExecuteBufferedAsync(cancellationToken);
        var hosts = result.ExitCode == 0 ? Hosts(result.StandardOutput) : [];
        if (hosts is [var (name, found)] && name == recipe.VmName && found == address)
            return;
        throw new Fault(
            $"The inventory {inventory.StaticFile} does not hold exactly {recipe.VmName} at {address}.",
            result.ExitCode != 0 ? result.StandardError.Trim() : hosts.Count == 0 ? "Ansible finds no host in it." : $"Ansible finds {string.Join(", ", hosts)}.",
            "Look at variables/vars.yml and at other files in inventory/group_vars: they must not set ansible_host.");
    }

    static List<(string Name, string? Address)> Hosts(string json)
    {
        using var document = JsonDocument.Parse(json);
        var variables = document.RootElement.GetProperty("_meta").GetProperty("hostvars");
        return [.. variables.EnumerateObject().Select(host => (
            host.Name,
            host.Value.TryGetProperty("ansible_host", out var address) ? address.GetString() : null))];
    }
}
