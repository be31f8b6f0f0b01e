using CliWrap.Buffered;
using Ingot.Recipes;

namespace Ingot.Ansible;

/// <summary>Asks azure_rm for the build VM, as often as it takes when Azure is busy, and keeps the answer for the play.</summary>
/// <param name="ansible">Starts Ansible.</param>
/// <param name="inventory">The inventories.</param>
/// <param name="recipe">The recipe.</param>
/// <param name="access">How the plugin comes to Azure.</param>
/// <param name="time">The clock.</param>
public sealed class DynamicCheck(AnsibleCommand ansible, Inventory inventory, Recipe recipe, CloudAccess access, TimeProvider time)
{
    static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(20)];

    /// <summary>Refuses an answer other than exactly the build VM at its address, and writes the snapshot.</summary>
    /// <param name="address">The address that was dialled.</param>
    /// <param name="state">Asked when the VM is not found: what Azure says of it, in a sentence.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    /// <exception cref="Fault">The plugin found nothing or something else, or did not come to Azure.</exception>
    public async Task RequireAsync(string address, Func<CancellationToken, Task<string>> state, CancellationToken cancellationToken)
    {
        var variables = await VariablesAsync(cancellationToken);
        for (var attempt = 0; ; attempt++)
        {
            var result = await ansible
                .Create("ansible-inventory", ["-i", inventory.DynamicFile, "--list", "--export"], variables: variables)
                .ExecuteBufferedAsync(cancellationToken);
            var hosts = result.ExitCode == 0 ? InventoryHost.Read(result.StandardOutput) : [];
            if (InventoryCheck.IsExactly(hosts, recipe, address))
            {
                await inventory.WriteSnapshotAsync(InventorySnapshot.Text(recipe.VmName, address, hosts[0].Variables), cancellationToken);
                return;
            }

            var cause = DynamicCause.Of(result.ExitCode, result.StandardError);
            if (hosts.Count > 0 || !cause.Passes || attempt == Pauses.Length)
                throw await FaultAsync(address, hosts, cause, state, cancellationToken);
            await Task.Delay(Pauses[attempt], time, cancellationToken);
        }
    }

    async Task<Fault> FaultAsync(
        string address, IReadOnlyList<InventoryHost> hosts, DynamicCause cause, Func<CancellationToken, Task<string>> state, CancellationToken cancellationToken)
    {
        var what = $"The dynamic inventory {inventory.DynamicFile} does not hold exactly {recipe.VmName} at {address}.";
        return hosts.Count > 0
            ? new Fault(what, InventoryCheck.Found(hosts), "Look at other files in inventory/group_vars and inventory/host_vars: they must not set ansible_host.")
            : new Fault(what, cause.IsEmpty ? $"{cause.Why} {await state(cancellationToken)}" : cause.Why, cause.Remedy);
    }

    async Task<IReadOnlyDictionary<string, string?>> VariablesAsync(CancellationToken cancellationToken)
    {
        if (await new AzurePackages(ansible).RepairAsync(cancellationToken) is not { } overlay)
            return access.Variables;
        var path = ansible.Tools.Runner.Kind == RunnerKind.Native ? Environment.GetEnvironmentVariable("PYTHONPATH") : null;
        return new Dictionary<string, string?>(access.Variables, StringComparer.Ordinal)
        {
            ["PYTHONPATH"] = string.IsNullOrEmpty(path) ? overlay : $"{overlay}:{path}",
        };
    }
}
