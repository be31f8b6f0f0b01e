using Azure;
using Azure.Core;
using Azure.ResourceManager.Compute;
using Ingot.Arm.Errors;
using Ingot.Recipes;

namespace Ingot.Arm.Machines;

/// <summary>A build VM with what was made with it: its disks, its network interface and its address; also what a failed creation left of them.</summary>
/// <param name="session">The session.</param>
/// <param name="vm">Id of the VM.</param>
/// <param name="image">The image that the VM is for; a VM that its tag does not name is somebody else's.</param>
/// <param name="isShared">False in a temporary group, where the group's deletion takes what stays: nothing has to be noted there.</param>
/// <param name="time">The clock that waits go by.</param>
sealed class VmRemains(ArmSession session, ResourceIdentifier vm, string image, bool isShared, TimeProvider time)
{
    // Azure keeps the network interface of a failed creation for 180 seconds.
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(6);

    static readonly TimeSpan Between = TimeSpan.FromSeconds(15);

    readonly VmPartNames names = new(vm);
    readonly RemainsNote note = new(session, vm, image);

    /// <summary>Those of the recipe's build VM.</summary>
    public static VmRemains Of(ArmSession session, Recipe recipe, TimeProvider time) => new(
        session,
        session.Id(Names.BuildGroup(recipe), "Microsoft.Compute/virtualMachines", recipe.VmName),
        recipe.ImageName,
        recipe.BuildResourceGroup is not null,
        time);

    /// <summary>True when the VM is there and ours, or something of it that is noted.</summary>
    /// <exception cref="Fault">Azure refused.</exception>
    public async Task<bool> AreThereAsync(CancellationToken cancellationToken) =>
        (await FindVmAsync(cancellationToken) is { } found && IsOurs(found.Data)) || (isShared && (await note.ReadAsync(cancellationToken)).Count > 0);

    /// <summary>Deletes the VM, if it is ours, and then what was made with it; in the order of dependence, and reads each back.</summary>
    /// <remarks>In a shared group the parts are noted before the VM goes, so that whoever comes later finds what this process could not delete.</remarks>
    /// <param name="deleted">Told what was deleted.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="Fault">Something cannot be deleted.</exception>
    public async Task DeleteAsync(Action<string> deleted, CancellationToken cancellationToken)
    {
        var parts = isShared ? await note.ReadAsync(cancellationToken) : [];
        var found = await FindVmAsync(cancellationToken);
        var isForeign = found is not null && !IsOurs(found.Data);
        if (found is not null && !isForeign)
        {
            parts = [.. parts.Union(await new VmParts(session, vm).OfAsync(found.Data, cancellationToken)).OrderBy(VmPartNames.Turn)];
            if (isShared)
                await note.WriteAsync(parts, found.Data, cancellationToken);
            await ArmCall.DeleteAsync($"delete VM {vm.Name}", () => found.DeleteAsync(WaitUntil.Completed, forceDeletion: true, cancellationToken));
            if (await FindVmAsync(cancellationToken) is not null)
                throw DeletionTries.StillThere(vm);
            deleted($"VM {vm.Name}");
        }

        await DeleteAsync(parts, isForeign, deleted, cancellationToken);
        if (isShared)
            await note.ClearAsync(cancellationToken);
    }

    /// <summary>Deletes what is noted of a VM that is gone.</summary>
    /// <param name="deleted">Told what was deleted.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>False when the VM is there: it and its parts have to go together, with <see cref="DeleteAsync(Action{string}, CancellationToken)"/>.</returns>
    /// <exception cref="Fault">Something cannot be deleted.</exception>
    public async Task<bool> DeleteNotedAsync(Action<string> deleted, CancellationToken cancellationToken)
    {
        if (await FindVmAsync(cancellationToken) is { } found && IsOurs(found.Data))
            return false;
        await DeleteAsync(deleted, cancellationToken);
        return true;
    }

    Task<VirtualMachineResource?> FindVmAsync(CancellationToken cancellationToken) =>
        ArmCall.FindAsync($"read VM {vm.Name}", () => session.Client.GetVirtualMachineResource(vm).GetAsync(cancellationToken: cancellationToken));

    bool IsOurs(VirtualMachineData data) => LedgerEntry.Read(data.Tags).Image.Equals(image, StringComparison.OrdinalIgnoreCase);

    // One that cannot be deleted is no reason to leave the others.
    async Task DeleteAsync(IReadOnlyList<ResourceIdentifier> parts, bool isForeign, Action<string> deleted, CancellationToken cancellationToken)
    {
        Fault? first = null;
        var left = new List<ResourceIdentifier>();
        foreach (var part in parts)
        {
            try
            {
                // Most of it goes with the VM; what is left is asked for by name. An address waits for its interface.
                if (await FindAsync(part, cancellationToken) is not { } resource || IsUsedByOthers(resource, isForeign) || left.Exists(other => other.Equals(resource.By)))
                    continue;
                await DeleteAsync(part, cancellationToken);
                if (await FindAsync(part, cancellationToken) is not null)
                    throw DeletionTries.StillThere(part);
                deleted($"{part.ResourceType.Type} {part.Name}");
            }
            catch (Fault fault)
            {
                left.Add(part);
                first ??= fault;
            }
        }

        if (first is not null)
            throw first;
    }

    // Noted parts may have found another use since.
    bool IsUsedByOthers(VmPartUse use, bool isForeign) =>
        use.By is { } user && (isForeign || !(user.Equals(vm) || (user.ResourceType == "Microsoft.Network/networkInterfaces" && names.IsOurs(user))));

    // It may be held a little longer.
    async Task DeleteAsync(ResourceIdentifier id, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        while (true)
        {
            try
            {
                await ArmCall.DeleteAsync($"delete {id.Name} of VM {vm.Name}", () => RequestAsync(id, cancellationToken));
                return;
            }
            catch (Fault fault) when (ErrorCatalogue.Find(fault.Code ?? "") is { IsRetryable: true } && time.GetElapsedTime(began) < Patience)
            {
                await Task.Delay(Between, time, cancellationToken);
            }
        }
    }

    Task RequestAsync(ResourceIdentifier id, CancellationToken cancellationToken) => id.ResourceType == "Microsoft.Compute/disks"
        ? session.Client.GetManagedDiskResource(id).DeleteAsync(WaitUntil.Completed, cancellationToken)
        : session.Client.GetGenericResource(id).DeleteAsync(WaitUntil.Completed, cancellationToken);

    Task<VmPartUse?> FindAsync(ResourceIdentifier id, CancellationToken cancellationToken) => VmPartUse.FindAsync(session, id, cancellationToken);
}
