using Azure;
using Azure.Core;
using Azure.ResourceManager.Resources;
using Ingot.Recipes;

namespace Ingot.Arm.Machines;

/// <summary>Finds what runs of any image left in a subscription, and deletes it.</summary>
/// <remarks>Only what carries the expiry tag counts: temporary groups and build VMs do, images and groups of the user do not.</remarks>
/// <param name="session">The session.</param>
/// <param name="time">The clock that waits go by.</param>
public sealed class Sweeper(ArmSession session, TimeProvider time)
{
    const string Filter = $"tagName eq '{TagNames.Expires}'";

    /// <summary>Everything that carries our expiry tag, in the order in which it can be deleted.</summary>
    /// <exception cref="Fault">Azure refused the lists.</exception>
    public async Task<IReadOnlyList<Abandoned>> FindAsync(CancellationToken cancellationToken)
    {
        var groups = await ArmCall.RunAsync("list the resource groups", () => GroupsAsync(cancellationToken));
        var inGroups = groups.Select(group => group.Id.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var resources = await ArmCall.RunAsync("list the resources", () => ResourcesAsync(cancellationToken));
        // What is in a group of ours goes with it.
        var alone = await TagsOfAsync(resources.Where(id => !inGroups.Contains(id.ResourceGroupName ?? "")), cancellationToken);
        List<Abandoned> found = [.. groups.Concat(alone).Where(item => item.Turn is not null && item.Entry.IsOurs).OrderBy(item => item.Turn)];
        return [.. found.Select(item => item.Beside(found))];
    }

    /// <summary>Deletes one thing, after another look at its tags: since the list somebody may have gone on with it, or made it anew.</summary>
    /// <exception cref="Fault">It stays.</exception>
    public async Task<SweepEnd> DeleteAsync(Abandoned item, CancellationToken cancellationToken)
    {
        var tries = new DeletionTries(time);
        while (true)
        {
            try
            {
                return await DeleteOnceAsync(item, cancellationToken);
            }
            catch (Fault fault) when (tries.AreWorth(fault))
            {
                await tries.PauseAsync(cancellationToken);
            }
        }
    }

    async Task<SweepEnd> DeleteOnceAsync(Abandoned item, CancellationToken cancellationToken)
    {
        if (await FindAsync(item.Id, cancellationToken) is not { } found)
            return SweepEnd.Gone;
        if (found.Entry != item.Entry)
            return SweepEnd.Changed;
        if ((await BesideMarkersAsync(found, cancellationToken)).IsHeld(time.GetUtcNow()))
            return SweepEnd.Held;
        await DeleteFoundAsync(item, cancellationToken);
        if (await FindAsync(item.Id, cancellationToken) is { } still && still.Entry == item.Entry)
            throw DeletionTries.StillThere(item.Id);
        return SweepEnd.Gone;
    }

    // A VM takes its disks, interface and address along, and so does a marker that still says what remains of one.
    async Task DeleteFoundAsync(Abandoned item, CancellationToken cancellationToken)
    {
        if (item.IsMachine)
        {
            await RemainsOf(item.Id, item).DeleteAsync(_ => { }, cancellationToken);
            return;
        }

        if (RemainsNote.VmOf(item.Id) is { } vm && !await RemainsOf(vm, item).DeleteNotedAsync(_ => { }, cancellationToken))
            throw new Fault($"{item.Id} says what has to go with VM {vm.Name}.", "The VM is there.", "Delete both with Cleanup, or leave both.");
        await ArmCall.DeleteAsync($"delete {item.Id}", () => item.Turn == 0
            ? session.Client.GetResourceGroupResource(item.Id).DeleteAsync(WaitUntil.Completed, cancellationToken: cancellationToken)
            : session.Client.GetGenericResource(item.Id).DeleteAsync(WaitUntil.Completed, cancellationToken));
    }

    VmRemains RemainsOf(ResourceIdentifier vm, Abandoned item) => new(session, vm, item.Entry.Image, isShared: true, time);

    async Task<Abandoned> BesideMarkersAsync(Abandoned item, CancellationToken cancellationToken)
    {
        if (item.Turn == 0)
            return item;
        var markers = item.Machines.Select(name => session.Id(item.Bundle.Group, "Microsoft.Network/networkSecurityGroups", Names.HoldMarker(name)));
        return item.Beside(await TagsOfAsync(markers, cancellationToken));
    }

    async Task<Abandoned?> FindAsync(ResourceIdentifier id, CancellationToken cancellationToken)
    {
        if (id.ResourceType != ResourceGroupResource.ResourceType)
            return (await TagsOfAsync([id], cancellationToken)).SingleOrDefault();
        var group = await ArmCall.FindAsync($"read resource group {id.Name}", () => session.Client.GetResourceGroupResource(id).GetAsync(cancellationToken));
        return group is null ? null : Abandoned.Read(group.Id, group.Data.Tags);
    }

    async Task<List<Abandoned>> GroupsAsync(CancellationToken cancellationToken)
    {
        var found = new List<Abandoned>();
        await foreach (var group in session.Subscription.GetResourceGroups().GetAllAsync(Filter, cancellationToken: cancellationToken))
            found.Add(Abandoned.Read(group.Id, group.Data.Tags));
        return found;
    }

    // A list by tag comes without the tags: https://learn.microsoft.com/rest/api/resources/resources/list
    async Task<List<ResourceIdentifier>> ResourcesAsync(CancellationToken cancellationToken)
    {
        var found = new List<ResourceIdentifier>();
        await foreach (var resource in session.Subscription.GetGenericResourcesAsync(Filter, cancellationToken: cancellationToken))
            found.Add(resource.Id);
        return found;
    }

    async Task<List<Abandoned>> TagsOfAsync(IEnumerable<ResourceIdentifier> ids, CancellationToken cancellationToken)
    {
        var found = new List<Abandoned>();
        foreach (var id in ids)
        {
            if (await ArmCall.FindAsync($"read {id}", () => session.Client.GetGenericResource(id).GetAsync(cancellationToken)) is { } resource)
                found.Add(Abandoned.Read(id, resource.Data.Tags));
        }

        return found;
    }
}
