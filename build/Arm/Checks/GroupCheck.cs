using Ingot.Arm.Machines;
using Ingot.Recipes;

namespace Ingot.Arm.Checks;

/// <summary>The resource groups: those that must exist do, and the temporary one is free or ours.</summary>
sealed class GroupCheck(AzureFacts facts, Recipe recipe)
{
    public async Task<IReadOnlyList<Finding>> ResultAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(recipe.ResourceGroup) || await facts.GroupAsync(recipe.ResourceGroup, cancellationToken) is not null)
            return [];
        return [Missing(recipe.ResourceGroup, "--resource-group names the existing group that receives the image.", "Create it, or correct --resource-group.")];
    }

    public async Task<IReadOnlyList<Finding>> BuildAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var name = Names.BuildGroup(recipe);
        var isTemporary = recipe.BuildResourceGroup is null;
        if (isTemporary && (string.IsNullOrWhiteSpace(recipe.ImageName) || string.IsNullOrWhiteSpace(recipe.VmName)))
            return [];
        var group = await facts.BuildGroupAsync();
        return (isTemporary, group) switch
        {
            (true, not null) when !Ownership.Is(recipe, group.Data.Tags) => [NotOurs(name)],
            (true, not null) when !BuildGroup.IsOfVm(recipe, group.Data) => [OfAnotherVm(name, group.Data.Tags)],
            (false, null) when !name.Equals(recipe.ResourceGroup, StringComparison.OrdinalIgnoreCase) =>
                [Missing(name, "--build-resource-group names an existing group.", "Create it, correct its name, or leave --build-resource-group out for a temporary one.")],
            _ => [],
        };
    }

    static Finding Missing(string name, string why, string remedy) => new($"There is no resource group '{name}'.", why, remedy) { Code = "ResourceGroupNotFound" };

    Finding NotOurs(string name) => new(
        $"Resource group '{name}' exists and is not ours.",
        $"It lacks the tag {TagNames.Image}={recipe.ImageName}, so it may hold somebody else's resources.",
        "Name a group for the build VM with --build-resource-group, or choose another --image-name or --temporary-resource-group.") { Code = "GroupNotOurs" };

    Finding OfAnotherVm(string name, IDictionary<string, string> tags) => new(
        $"Resource group '{name}' is the temporary group of another VM.",
        tags.TryGetValue(TagNames.Vm, out var vm)
            ? $"Its tag {TagNames.Vm} says {vm}, not {recipe.VmName}; Cleanup deletes such a group with everything in it, so two VMs cannot share one."
            : $"It lacks the tag {TagNames.Vm}={recipe.VmName}, so an older version may have made it for another VM; Cleanup would delete that VM, too.",
        "Give each VM its own --temporary-resource-group, or leave it out. When nothing in the group is needed any more, delete it: "
            + $"az group delete --name {name} --yes") { Code = "GroupNotOurs" };
}
