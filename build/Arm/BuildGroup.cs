using Azure;
using Azure.Core;
using Azure.ResourceManager.Resources;
using Ingot.Recipes;

namespace Ingot.Arm;

/// <summary>The resource group of the build VM: the user's, or a temporary one of ours.</summary>
public sealed class BuildGroup(ArmSession session, Recipe recipe)
{
    readonly string name = Names.BuildGroup(recipe);

    bool IsTemporary => recipe.BuildResourceGroup is null;

    /// <summary>Makes the temporary group; an existing one must be there already.</summary>
    /// <exception cref="Fault">A group of that name is there and is not ours.</exception>
    public async Task EnsureAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        if (!IsTemporary)
            return;
        if (await FindAsync(cancellationToken) is { } group && !IsOurs(group.Data))
        {
            throw new Fault(
                $"Resource group '{name}' exists and is not ours.",
                $"It lacks the tag {TagNames.Image}={recipe.ImageName}, so it may hold somebody else's resources.",
                "Name a group for the build VM with --build-resource-group, or choose another --image-name.");
        }

        var request = new ResourceGroupData(new AzureLocation(recipe.Location));
        foreach (var (tag, value) in entry.Tags())
            request.Tags.Add(tag, value);
        await ArmCall.RunAsync(
            $"create resource group {name}",
            () => session.Subscription.GetResourceGroups().CreateOrUpdateAsync(WaitUntil.Completed, name, request, cancellationToken));
    }

    /// <summary>The group; null when there is none.</summary>
    public Task<ResourceGroupResource?> FindAsync(CancellationToken cancellationToken) =>
        ArmCall.FindAsync($"read resource group {name}", () => session.Client.GetResourceGroupResource(session.GroupId(name)).GetAsync(cancellationToken));

    /// <summary>True when the group was made by us for this image.</summary>
    public bool IsOurs(ResourceGroupData group) =>
        IsTemporary && group.Tags.TryGetValue(TagNames.Image, out var image) && image.Equals(recipe.ImageName, StringComparison.OrdinalIgnoreCase);
}
