using System.Net;
using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Network;

/// <summary>GET …/virtualNetworks/{name}/CheckIPAddressAvailability?ipAddress=…: whether an address is free, and five that are</summary>
sealed class CheckAddressAvailability(ArmServices arm)
    : ArmEndpoint("GET", ResourcePaths.One(ResourceTypes.VirtualNetworks) + "/CheckIPAddressAvailability")
{
    const int Proposed = 5;

    public override ArmResponse Answer(ArmRequest request)
    {
        var network = arm.Store.Get(request, ResourceTypes.VirtualNetworks);
        var asked = request.Query("ipAddress");
        if (!IPAddress.TryParse(asked, out var address))
            throw new ArmException(400, "InvalidIPAddressFormat", $"IP address '{asked}' is not formatted correctly.");
        var subnet = VirtualNetworks.SubnetsOf(network).OfType<JsonObject>().FirstOrDefault(each => PrefixOf(each).Contains(address))
            ?? throw new ArmException(400, "PrivateIPAddressNotInAnySubnet", $"Private static IP address {asked} does not belong to the range of "
                + "any subnet in the virtual network.");
        var taken = VirtualNetworks.AddressesIn(arm, subnet.TextAt("id") ?? "");
        var usable = VirtualNetworks.Usable(PrefixOf(subnet)).Select(each => each.ToString()).ToList();
        var isReserved = !usable.Contains(address.ToString(), StringComparer.Ordinal);
        var isFree = !isReserved && !taken.Contains(address.ToString());
        var body = new JsonObject { ["available"] = isFree, ["isPlatformReserved"] = isReserved };
        if (!isFree)
            body["availableIPAddresses"] = usable.Where(each => !taken.Contains(each)).Take(Proposed).Select(each => (JsonNode)each).ToJsonArray();
        return ArmResponse.Ok(body);
    }

    static IPNetwork PrefixOf(JsonObject subnet) => VirtualNetworks.Parse(subnet.TextAt("properties", "addressPrefix"));
}
