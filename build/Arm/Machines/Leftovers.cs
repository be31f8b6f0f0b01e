using Azure;
using Azure.Core;
using Azure.ResourceManager.Compute;
using Ingot.Recipes;

namespace Ingot.Arm.Machines;

/// <summary>Everything a bake made beside its image, and its deletion.</summary>
public sealed class Leftovers(ArmSession session, Recipe recipe)
{
    readonly BuildGroup buildGroup = new(session, recipe);

    /// <summary>Deletes the build VM with its disks, its network interface and its own network, and the temporary group; only what carries our tag and name.</summary>
    /// <returns>What was deleted, for people to read.</returns>
    /// <exception cref="Fault">Something remains; the fault names it.</exception>
    public async Task<IReadOnlyList<string>> DeleteAsync(CancellationToken cancellationToken)
    {
        if (await buildGroup.FindAsync(cancellationToken) is not { } group)
            return [];
        if (buildGroup.IsOurs(group.Data))
        {
            await ArmCall.RunAsync($"delete resource group {group.Id.Name}", () => group.DeleteAsync(WaitUntil.Completed, cancellationToken: cancellationToken));
            await RequireGoneAsync(cancellationToken);
            return [$"resource group {group.Id.Name}"];
        }

        return recipe.BuildResourceGroup is null ? [] : await DeletePartsAsync(cancellationToken);
    }

    async Task RequireGoneAsync(CancellationToken cancellationToken)
    {
        if (await buildGroup.FindAsync(cancellationToken) is { } group)
            throw Remains(group.Id);
    }

    async Task<IReadOnlyList<string>> DeletePartsAsync(CancellationToken cancellationToken)
    {
        var deleted = new List<string>();
        var vmId = session.Id(Names.BuildGroup(recipe), "Microsoft.Compute/virtualMachines", recipe.VmName);
        var vm = await ArmCall.FindAsync(
            $"read VM {vmId.Name}",
            () => session.Client.GetVirtualMachineResource(vmId).GetAsync(cancellationToken: cancellationToken));
        if (vm is not null && Ownership.Is(recipe, vm.Data.Tags))
            await DeleteVmAsync(vm, deleted, cancellationToken);
        // After the VM: its network interface is in them.
        deleted.AddRange(await new BuildNetwork(session, recipe).DeleteAsync(cancellationToken));
        return deleted;
    }

    async Task DeleteVmAsync(VirtualMachineResource vm, List<string> deleted, CancellationToken cancellationToken)
    {
        await ArmCall.RunAsync($"delete VM {vm.Id.Name}", () => vm.DeleteAsync(WaitUntil.Completed, forceDeletion: true, cancellationToken));
        deleted.Add($"VM {vm.Id.Name}");
        var storage = vm.Data.StorageProfile;
        var disks = new[] { storage?.OSDisk?.Name }.Concat(storage?.DataDisks.Select(disk => disk.Name) ?? []);
        foreach (var disk in disks.Where(name => !string.IsNullOrEmpty(name)).OfType<string>())
            await DeleteDiskAsync(disk, deleted, cancellationToken);
    }

    // Azure deletes the disk with the VM. Where it did not, the disk is known to be ours only because our VM had it.
    async Task DeleteDiskAsync(string name, List<string> deleted, CancellationToken cancellationToken)
    {
        var id = session.Id(Names.BuildGroup(recipe), "Microsoft.Compute/disks", name);
        var disk = await ArmCall.FindAsync($"read disk {name}", () => session.Client.GetManagedDiskResource(id).GetAsync(cancellationToken));
        if (disk is not { Data.ManagedBy: null })
            return;
        await ArmCall.RunAsync($"delete disk {name}", () => disk.DeleteAsync(WaitUntil.Completed, cancellationToken));
        deleted.Add($"disk {name}");
    }

    static Fault Remains(ResourceIdentifier id) => new(
        $"{id} is still there.",
        "Azure accepted its deletion, but it can still be read.",
        $"Look at it in the portal, or delete it with: az resource delete --ids {id}");
}
