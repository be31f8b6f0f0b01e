using Azure.Core;
using Ingot.Recipes;

namespace Ingot.Arm.Machines;

/// <summary>The subnet that the build VM joins.</summary>
public static class Subnets
{
    /// <summary>Id of the recipe's subnet: the user's, or the one of the network that is made for the build VM.</summary>
    public static ResourceIdentifier Id(ArmSession session, Recipe recipe) => recipe.Network.IsOwn
        ? Id(session, Names.BuildGroup(recipe), Names.VirtualNetwork(recipe), Names.Subnet)
        : Id(session, recipe.Network.ResourceGroup ?? recipe.ResourceGroup, recipe.Network.VirtualNetwork ?? "", recipe.Network.Subnet ?? "");

    static ResourceIdentifier Id(ArmSession session, string group, string network, string subnet) =>
        session.Id(group, "Microsoft.Network/virtualNetworks", network).AppendChildResource("subnets", subnet);
}
