using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Network;

/// <summary>GET …/virtualNetworks/{name}/usages: addresses in use in each subnet, of those that Azure leaves to it</summary>
sealed class ListNetworkUsages(ArmServices arm) : ArmEndpoint("GET", ResourcePaths.One(ResourceTypes.VirtualNetworks) + "/usages")
{
    public override ArmResponse Answer(ArmRequest request) => ArmResponse.Ok(VirtualNetworks
        .SubnetsOf(arm.Store.Get(request, ResourceTypes.VirtualNetworks))
        .OfType<JsonObject>()
        .Select(subnet => new JsonObject
        {
            ["currentValue"] = VirtualNetworks.AddressesIn(arm, subnet.TextAt("id") ?? "").Count,
            ["id"] = subnet.TextAt("id"),
            ["limit"] = VirtualNetworks.Capacity(subnet),
            ["name"] = new JsonObject { ["localizedValue"] = "Subnet size and usage", ["value"] = "SubnetSpace" },
            ["unit"] = "Count",
        })
        .ToPage());
}
