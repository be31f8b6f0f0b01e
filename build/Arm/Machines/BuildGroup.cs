using Azure;
using Azure.Core;
using Azure.ResourceManager.Resources;
using Ingot.Recipes;

namespace Ingot.Arm.Machines;

/// <summary>The resource group of the build VM: the user's, or a temporary one of ours.</summary>
public sealed class BuildGroup(ArmSession session, Recipe recipe)
{
    readonly string name = Names.BuildGroup(recipe);

    bool IsTemporary => recipe.BuildResourceGroup is null;

    /// <summary>Makes the temporary group; a group of the user's stays as it is.</summary>
    public async Task EnsureAsync(LedgerEntry entry, Hold hold, CancellationToken cancellationToken)
    {
        if (!IsTemporary)
            return;
        var request = new ResourceGroupData(new AzureLocation(recipe.Location));
        ResourceTags.AddTo(request.Tags, recipe, entry.Tags());
        request.Tags.Add(hold.Claim());
        await ArmCall.RunAsync(
            $"create resource group {name}",
            () => LongOperation.RunAsync(
                token => session.Subscription.GetResourceGroups().CreateOrUpdateAsync(WaitUntil.Started, name, request, token), cancellationToken));
        hold.Claimed();
    }

    /// <summary>The group; null when there is none.</summary>
    public Task<ResourceGroupResource?> FindAsync(CancellationToken cancellationToken) =>
        ArmCall.FindAsync($"read resource group {name}", () => session.Client.GetResourceGroupResource(session.GroupId(name)).GetAsync(cancellationToken));

    /// <summary>True when the group was made by us for this image.</summary>
    public bool IsOurs(ResourceGroupData group) =>
        IsTemporary && Ownership.Is(recipe, group.Tags);
}
