using Azure;
using Azure.Core;
using Azure.ResourceManager.Compute;
using Ingot.Recipes;

namespace Ingot.Arm;

/// <summary>Everything a bake made beside its image, and its deletion.</summary>
public sealed class Leftovers(ArmSession session, Recipe recipe)
{
    readonly BuildGroup buildGroup = new(session, recipe);

    /// <summary>Deletes the build VM with its disk and network interface, and the temporary group; only what carries our tag and name.</summary>
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
        if (vm is not null && IsOurs(vm.Data))
        {
            await ArmCall.RunAsync($"delete VM {vmId.Name}", () => vm.DeleteAsync(WaitUntil.Completed, forceDeletion: true, cancellationToken));
            deleted.Add($"VM {vmId.Name}");
        }

        // Azure deletes the disk with the VM, but a VM whose creation failed may leave it behind.
        var diskId = session.Id(Names.BuildGroup(recipe), "Microsoft.Compute/disks", Names.OsDisk(recipe));
        if (await FindDiskAsync(diskId, cancellationToken) is { Data.ManagedBy: null } disk)
        {
            await ArmCall.RunAsync($"delete disk {diskId.Name}", () => disk.DeleteAsync(WaitUntil.Completed, cancellationToken));
            deleted.Add($"disk {diskId.Name}");
        }

        return deleted;
    }

    Task<ManagedDiskResource?> FindDiskAsync(ResourceIdentifier id, CancellationToken cancellationToken) =>
        ArmCall.FindAsync($"read disk {id.Name}", () => session.Client.GetManagedDiskResource(id).GetAsync(cancellationToken));

    bool IsOurs(VirtualMachineData vm) =>
        vm.Tags.TryGetValue(TagNames.Image, out var image) && image.Equals(recipe.ImageName, StringComparison.OrdinalIgnoreCase);

    static Fault Remains(ResourceIdentifier id) => new(
        $"{id} is still there.",
        "Azure accepted its deletion, but it can still be read.",
        $"Look at it in the portal, or delete it with: az resource delete --ids {id}");
}
