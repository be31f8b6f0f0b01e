using Azure.Core;
using Ingot.Recipes;

namespace Ingot.Arm;

/// <summary>The existing network that the build VM joins.</summary>
public static class Subnets
{
    /// <summary>Id of the recipe's subnet.</summary>
    public static ResourceIdentifier Id(ArmSession session, Recipe recipe) => session
        .Id(recipe.VirtualNetworkResourceGroup, "Microsoft.Network/virtualNetworks", recipe.VirtualNetwork)
        .AppendChildResource("subnets", recipe.Subnet);

    /// <summary>Refuses a subnet that does not exist.</summary>
    /// <exception cref="Fault">The subnet or its network does not exist.</exception>
    public static async Task RequireAsync(ArmSession session, Recipe recipe, CancellationToken cancellationToken)
    {
        var id = Id(session, recipe);
        _ = await ArmCall.FindAsync($"read subnet {recipe.Subnet}", () => session.Client.GetGenericResource(id).GetAsync(cancellationToken))
            ?? throw new Fault(
                $"There is no subnet '{recipe.Subnet}' in virtual network '{recipe.VirtualNetwork}' of resource group '{recipe.VirtualNetworkResourceGroup}'.",
                "The build VM joins an existing subnet, and this one cannot be read.",
                "Correct --virtual-network, --subnet or --virtual-network-resource-group; 'az network vnet subnet list' shows what there is.")
            {
                Code = "SubnetNotFound",
            };
    }
}
