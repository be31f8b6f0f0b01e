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
        ResourceTags.AddTo(request.Tags, recipe, entry.Tags().Append(new(TagNames.Vm, recipe.VmName)));
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

    /// <summary>True when the group was made by us for this image and this VM; one with a name of the user's may hold another VM of the same image.</summary>
    public bool IsOurs(ResourceGroupData group) => IsTemporary && Ownership.Is(recipe, group.Tags) && IsOfVm(recipe, group);

    /// <summary>True when it was made for this VM.</summary>
    /// <remarks>A group of an older version does not say for which. The name that is derived from image and VM says it, too; any other may be another VM's.</remarks>
    internal static bool IsOfVm(Recipe recipe, ResourceGroupData group) => group.Tags.TryGetValue(TagNames.Vm, out var vm)
        ? vm.Equals(recipe.VmName, StringComparison.OrdinalIgnoreCase)
        : group.Name.Equals(Names.BuildGroup(recipe with { TemporaryResourceGroup = null }), StringComparison.OrdinalIgnoreCase);
}
