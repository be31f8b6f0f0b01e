using Azure;
using Azure.Core;
using Azure.ResourceManager;
using Azure.ResourceManager.Compute;
using Azure.ResourceManager.Resources;
using Ingot.Recipes;

namespace Ingot.Arm.Machines;

/// <summary>Everything a bake made beside its image, and its deletion.</summary>
public sealed class Leftovers(ArmSession session, Recipe recipe)
{
    // A deleted VM's network interface is reserved for it for 180 seconds; the rest is for whatever else holds a deletion up.
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(40);

    readonly BuildGroup buildGroup = new(session, recipe);
    readonly List<string> deleted = [];

    /// <summary>The commands that delete what may remain, for people to run.</summary>
    public static string Commands(Recipe recipe)
    {
        var group = Names.BuildGroup(recipe);
        return recipe.BuildResourceGroup is null
            ? $"az group delete --name {group} --yes"
            : $"az vm delete --resource-group {group} --name {recipe.VmName} --yes --force-deletion true, and look with: az resource list --resource-group {group} --output table";
    }

    /// <summary>
    /// Deletes images that were begun and not finished, the build VM with its disks, its network interface and its own network, and the temporary
    /// group; only what carries our tag and name.
    /// </summary>
    /// <remarks>It tries again for five minutes: a deletion is refused while Azure still works on the same thing.</remarks>
    /// <returns>What was deleted, for people to read.</returns>
    /// <exception cref="Fault">Something remains; the fault names it, and the commands to delete it.</exception>
    public async Task<IReadOnlyList<string>> DeleteAsync(CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        for (var pause = TimeSpan.FromSeconds(3); ; pause = pause < LongestPause ? 2 * pause : LongestPause)
        {
            try
            {
                await DeleteOnceAsync(cancellationToken);
                return deleted;
            }
            catch (Fault fault) when (fault.ExitCode is null)
            {
                if (!IsPassing(fault) || TimeProvider.System.GetElapsedTime(started) + pause > Patience)
                    throw Remains(recipe, fault);
            }

            await Task.Delay(pause, TimeProvider.System, cancellationToken);
        }
    }

    /// <summary>True when there is something to delete, or the marker of a process that held the build VM.</summary>
    /// <remarks>It asks for each by its name: a list by tag would be one call, and may lack what was made a moment ago.</remarks>
    /// <exception cref="Fault">Azure refused.</exception>
    public async Task<bool> AreThereAsync(CancellationToken cancellationToken)
    {
        if ((await BrokenImages.FindAsync(session, recipe, cancellationToken)).Count > 0)
            return true;
        if (await buildGroup.FindAsync(cancellationToken) is not { } group)
            return false;
        if (recipe.BuildResourceGroup is null)
            return buildGroup.IsOurs(group.Data);
        return (await FindVmAsync(cancellationToken) is { } vm && Ownership.Is(recipe, vm.Data.Tags))
            || await new HoldPlace(session, recipe).ReadAsync(cancellationToken) is not null
            || (await new BuildNetwork(session, recipe).LeftoversAsync(cancellationToken)).Count > 0;
    }

    async Task DeleteOnceAsync(CancellationToken cancellationToken)
    {
        foreach (var image in await BrokenImages.FindAsync(session, recipe, cancellationToken))
            await DeleteAsync(image.Name, () => image.DeleteAsync(cancellationToken));
        if (await buildGroup.FindAsync(cancellationToken) is not { } group)
            return;
        if (buildGroup.IsOurs(group.Data))
            await DeleteGroupAsync(group, cancellationToken);
        else if (recipe.BuildResourceGroup is not null)
            await DeletePartsAsync(cancellationToken);
    }

    async Task DeleteGroupAsync(ResourceGroupResource group, CancellationToken cancellationToken)
    {
        await DeleteAsync($"resource group {group.Id.Name}", () => group.DeleteAsync(WaitUntil.Completed, cancellationToken: cancellationToken));
        if (await buildGroup.FindAsync(cancellationToken) is not null)
            throw StillThere(group.Id);
    }

    async Task DeletePartsAsync(CancellationToken cancellationToken)
    {
        if (await FindVmAsync(cancellationToken) is { } vm && Ownership.Is(recipe, vm.Data.Tags))
        {
            await new VmRemains(session, recipe, TimeProvider.System).DeleteAsync(vm.Id, cancellationToken);
            deleted.Add($"VM {vm.Id.Name}");
            if (await FindVmAsync(cancellationToken) is not null)
                throw StillThere(vm.Id);
        }

        // After the VM: its network interface is in them.
        foreach (var part in await new BuildNetwork(session, recipe).LeftoversAsync(cancellationToken))
            await DeleteAsync($"{part.Id.ResourceType.Type} {part.Id.Name}", () => part.DeleteAsync(WaitUntil.Completed, cancellationToken));
    }

    Task<VirtualMachineResource?> FindVmAsync(CancellationToken cancellationToken)
    {
        var id = session.Id(Names.BuildGroup(recipe), "Microsoft.Compute/virtualMachines", recipe.VmName);
        return ArmCall.FindAsync($"read VM {id.Name}", () => session.Client.GetVirtualMachineResource(id).GetAsync(cancellationToken: cancellationToken));
    }

    async Task DeleteAsync(string what, Func<Task<ArmOperation>> delete)
    {
        try
        {
            await ArmCall.RunAsync($"delete {what}", delete);
        }
        catch (Fault fault) when (fault.InnerException is RequestFailedException { Status: 404 })
        {
            // The answer to the first try was lost, and it had worked; or somebody else was faster.
        }

        deleted.Add(what);
    }

    // Rights and locks do not change by waiting; everything else may.
    static bool IsPassing(Fault fault) =>
        fault.InnerException is not RequestFailedException { Status: 401 or 403 } && fault.Code is not "ScopeLocked";

    /// <summary>A failure on the way to a deletion, with what remains and the commands to delete it.</summary>
    public static Fault Remains(Recipe recipe, Fault fault) => new(
        $"What the bake made in resource group {Names.BuildGroup(recipe)} may still be there, and costs money.",
        $"{fault.Message} {fault.Why}",
        $"{fault.Remedy} Then run Cleanup again, or: {Commands(recipe)}",
        fault) { Code = fault.Code, CorrelationId = fault.CorrelationId };

    static Fault StillThere(ResourceIdentifier id) => new(
        $"{id} is still there.",
        "Azure accepted its deletion, but it can still be read.",
        "Look at it in the portal.");
}
