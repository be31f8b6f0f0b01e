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
}
