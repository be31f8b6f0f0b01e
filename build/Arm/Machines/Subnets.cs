using System.Text.Json;
using Azure.Core;
using Ingot.Recipes;

namespace Ingot.Arm.Machines;

/// <summary>The subnet that the build VM joins.</summary>
public static class Subnets
{
    /// <summary>Id of the recipe's subnet: the user's, or the one of the network that is made for the build VM.</summary>
    public static ResourceIdentifier Id(ArmSession session, Recipe recipe) => recipe.Network.IsOwn
        ? Id(session, Recipes.Names.BuildGroup(recipe), Recipes.Names.VirtualNetwork(recipe), Recipes.Names.Subnet)
        : Id(session, recipe.Network.ResourceGroup ?? recipe.ResourceGroup, recipe.Network.VirtualNetwork ?? "", recipe.Network.Subnet ?? "");

    /// <summary>Refuses a subnet that does not exist.</summary>
    /// <exception cref="Fault">The subnet or its network does not exist.</exception>
    public static async Task RequireAsync(ArmSession session, Recipe recipe, CancellationToken cancellationToken)
    {
        if (recipe.Network.IsOwn)
            return;
        // Subnets have no entry of their own in the provider's list of types, so the SDK cannot read one by itself.
        var id = Id(session, recipe).Parent ?? throw new InvalidOperationException("A subnet has a network.");
        var network = await ArmCall.FindAsync(
            $"read virtual network {id.Name}",
            () => session.Client.GetGenericResource(id).GetAsync(cancellationToken));
        var subnets = network is null ? [] : Names(network.Data.Properties);
        if (subnets.Contains(recipe.Network.Subnet, StringComparer.OrdinalIgnoreCase))
            return;
        throw new Fault(
            $"There is no subnet '{recipe.Network.Subnet}' in virtual network '{id.Name}' of resource group '{id.ResourceGroupName}'.",
            network is null ? "The virtual network cannot be found." : $"The virtual network has {(subnets.Count == 0 ? "no subnet" : string.Join(", ", subnets))}.",
            "Correct --virtual-network, --subnet or --virtual-network-resource-group; 'az network vnet subnet list' shows what there is.")
        {
            Code = network is null ? "ResourceNotFound" : "SubnetNotFound",
        };
    }

    static ResourceIdentifier Id(ArmSession session, string group, string network, string subnet) =>
        session.Id(group, "Microsoft.Network/virtualNetworks", network).AppendChildResource("subnets", subnet);

    static List<string> Names(BinaryData properties)
    {
        using var document = JsonDocument.Parse(properties);
        return document.RootElement.TryGetProperty("subnets", out var subnets)
            ? [.. subnets.EnumerateArray().Select(subnet => subnet.GetProperty("name").GetString() ?? "")]
            : [];
    }
}
