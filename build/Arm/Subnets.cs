using System.Text.Json;
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
        // Subnets have no entry of their own in the provider's list of types, so the SDK cannot read one by itself.
        var id = session.Id(recipe.VirtualNetworkResourceGroup, "Microsoft.Network/virtualNetworks", recipe.VirtualNetwork);
        var network = await ArmCall.FindAsync(
            $"read virtual network {recipe.VirtualNetwork}",
            () => session.Client.GetGenericResource(id).GetAsync(cancellationToken));
        var subnets = network is null ? [] : Names(network.Data.Properties);
        if (subnets.Contains(recipe.Subnet, StringComparer.OrdinalIgnoreCase))
            return;
        throw new Fault(
            $"There is no subnet '{recipe.Subnet}' in virtual network '{recipe.VirtualNetwork}' of resource group '{recipe.VirtualNetworkResourceGroup}'.",
            network is null ? "The virtual network cannot be found." : $"The virtual network has {(subnets.Count == 0 ? "no subnet" : string.Join(", ", subnets))}.",
            "Correct --virtual-network, --subnet or --virtual-network-resource-group; 'az network vnet subnet list' shows what there is.")
        {
            Code = network is null ? "ResourceNotFound" : "SubnetNotFound",
        };
    }

    static List<string> Names(BinaryData properties)
    {
        using var document = JsonDocument.Parse(properties);
        return document.RootElement.TryGetProperty("subnets", out var subnets)
            ? [.. subnets.EnumerateArray().Select(subnet => subnet.GetProperty("name").GetString() ?? "")]
            : [];
    }
}
