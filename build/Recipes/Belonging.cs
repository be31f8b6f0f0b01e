namespace Ingot.Recipes;

/// <summary>Something that a bake may have made beside a good image, by the names that follow from the recipe: for people, when nobody can ask Azure any more.</summary>
/// <param name="What">What it is, with its name.</param>
/// <param name="Command">The command that deletes it; or, where only Azure knows the name, the one that shows it.</param>
/// <param name="IsToLookAt">True when the command only shows it.</param>
public sealed record Belonging(string What, string Command, bool IsToLookAt = false)
{
    /// <summary>All that the recipe of a machine may have made around it.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="machine">What the machine is to people, such as "the build VM bake-2022".</param>
    public static IReadOnlyList<Belonging> Of(Recipe recipe, string machine)
    {
        var group = Names.BuildGroup(recipe);
        return recipe.BuildResourceGroup is null
            ? [new($"{machine} with {Parts(recipe)}, in resource group {group}", $"az group delete --name {group} --yes")]
            : [.. InGroup(recipe, machine, group)];
    }

    /// <summary>Images that a capture may have begun and not finished; a whole one is shown by none of the commands.</summary>
    public static IEnumerable<Belonging> OfCapture(Recipe recipe)
    {
        const string Unfinished = "--query \"[?provisioningState!='Succeeded'].id\" --output tsv";
        if (recipe.Capture.WantsManagedImage)
        {
            yield return new(
                $"an image {recipe.ImageName}-… that was begun, in resource group {recipe.ResourceGroup}",
                $"az image list --resource-group {recipe.ResourceGroup} {Unfinished}",
                IsToLookAt: true);
        }

        if (recipe.Capture.Gallery is { } gallery)
        {
            yield return new(
                $"an image version of {gallery.Definition} that was begun, in gallery {gallery.Gallery}",
                $"az sig image-version list --resource-group {gallery.ResourceGroup ?? recipe.ResourceGroup} --gallery-name {gallery.Gallery} "
                    + $"--gallery-image-definition {gallery.Definition} {Unfinished}",
                IsToLookAt: true);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"{What}; {(IsToLookAt ? "look with" : "delete it with")}: {Command}";

    static string Parts(Recipe recipe) => string.Join(", ", new[]
    {
        "its disks",
        "its network interface",
        recipe.Network.PublicIp ? "its public address" : null,
        recipe.Network.HasOwnSecurityGroup ? $"network security group {Names.SecurityGroup(recipe)}" : null,
        recipe.Network.IsOwn ? $"virtual network {Names.VirtualNetwork(recipe)}" : null,
    }.OfType<string>());

    // In the order in which Azure lets them be deleted.
    static IEnumerable<Belonging> InGroup(Recipe recipe, string machine, string group)
    {
        yield return new(
            $"{machine} with its disks and its network interface, in resource group {group}",
            $"az vm delete --resource-group {group} --name {recipe.VmName} --yes --force-deletion true");
        yield return new(
            $"{(recipe.Network.PublicIp ? "its public address, and " : "")}what goes with the VM unless its creation broke off: all {recipe.VmName}-…",
            $"az resource list --resource-group {group} --query \"[?starts_with(name, '{recipe.VmName}-')].id\" --output tsv",
            IsToLookAt: true);
        if (recipe.Network.IsOwn)
        {
            yield return new(
                $"the virtual network {Names.VirtualNetwork(recipe)}",
                $"az network vnet delete --resource-group {group} --name {Names.VirtualNetwork(recipe)}");
        }

        if (recipe.Network.HasOwnSecurityGroup)
        {
            yield return new(
                $"the network security group {Names.SecurityGroup(recipe)}",
                $"az network nsg delete --resource-group {group} --name {Names.SecurityGroup(recipe)}");
        }

        yield return new(
            $"the empty marker {Names.HoldMarker(recipe)}, which says who works on the VM",
            $"az network nsg delete --resource-group {group} --name {Names.HoldMarker(recipe)}");
    }
}
