using Azure;
using Azure.Core;
using Azure.ResourceManager.Resources;
using Ingot.Recipes;

namespace Ingot.Arm.Machines;

/// <summary>Finds what runs of any image left in a subscription, and deletes it.</summary>
/// <remarks>Only what carries the expiry tag counts: temporary groups and build VMs do, images and groups of the user do not.</remarks>
public sealed class Sweeper(ArmSession session)
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
        return [.. groups.Concat(alone).Where(item => item.Turn is not null && item.Entry.IsOurs).OrderBy(item => item.Turn)];
    }

    /// <summary>Deletes one thing, after another look at its tags: since the list somebody may have made it anew.</summary>
    /// <returns>False when it was gone, or is not what was listed any more.</returns>
    /// <exception cref="Fault">Azure refused.</exception>
    public async Task<bool> DeleteAsync(Abandoned item, CancellationToken cancellationToken)
    {
        if (item.Id.ResourceType == ResourceGroupResource.ResourceType)
        {
            var group = await ArmCall.FindAsync(
                $"read resource group {item.Id.Name}", () => session.Client.GetResourceGroupResource(item.Id).GetAsync(cancellationToken));
            if (group is null || LedgerEntry.Read(group.Data.Tags) != item.Entry)
                return false;
            await ArmCall.RunAsync($"delete resource group {item.Id.Name}", () => group.DeleteAsync(WaitUntil.Completed, cancellationToken: cancellationToken));
            return true;
        }

        if (await ReadAsync(item.Id, cancellationToken) is not { } resource || LedgerEntry.Read(resource.Data.Tags) != item.Entry)
            return false;
        await ArmCall.RunAsync($"delete {item.Id}", () => resource.DeleteAsync(WaitUntil.Completed, cancellationToken));
        return true;
    }

    async Task<List<Abandoned>> GroupsAsync(CancellationToken cancellationToken)
    {
        var found = new List<Abandoned>();
        await foreach (var group in session.Subscription.GetResourceGroups().GetAllAsync(Filter, cancellationToken: cancellationToken))
            found.Add(new Abandoned(group.Id, LedgerEntry.Read(group.Data.Tags)));
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
            if (await ReadAsync(id, cancellationToken) is { } resource)
                found.Add(new Abandoned(id, LedgerEntry.Read(resource.Data.Tags)));
        }

        return found;
    }

    Task<GenericResource?> ReadAsync(ResourceIdentifier id, CancellationToken cancellationToken) =>
        ArmCall.FindAsync($"read {id}", () => session.Client.GetGenericResource(id).GetAsync(cancellationToken));
}
