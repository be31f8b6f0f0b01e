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

    /// <summary>Refuses a group that the build VM cannot use.</summary>
    /// <exception cref="Fault">The temporary group's name belongs to somebody else, or the user's group does not exist.</exception>
    public async Task RequireAsync(CancellationToken cancellationToken)
    {
        var group = await FindAsync(cancellationToken);
        if (IsTemporary && group is not null && !IsOurs(group.Data))
        {
            throw new Fault(
                $"Resource group '{name}' exists and is not ours.",
                $"It lacks the tag {TagNames.Image}={recipe.ImageName}, so it may hold somebody else's resources.",
                "Name a group for the build VM with --build-resource-group, or choose another --image-name.");
        }

        if (!IsTemporary && group is null)
        {
            throw new Fault(
                $"There is no resource group '{name}'.",
                "--build-resource-group names an existing group.",
                "Create it, correct its name, or leave --build-resource-group out for a temporary one.") { Code = "ResourceGroupNotFound" };
        }
    }

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
            () => session.Subscription.GetResourceGroups().CreateOrUpdateAsync(WaitUntil.Completed, name, request, cancellationToken));
    }

    /// <summary>The group; null when there is none.</summary>
    public Task<ResourceGroupResource?> FindAsync(CancellationToken cancellationToken) =>
        ArmCall.FindAsync($"read resource group {name}", () => session.Client.GetResourceGroupResource(session.GroupId(name)).GetAsync(cancellationToken));

    /// <summary>True when the group was made by us for this image.</summary>
    public bool IsOurs(ResourceGroupData group) =>
        IsTemporary && Ownership.Is(recipe, group.Tags);
}
