using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Network;

/// <summary>PUT …/providers/Microsoft.Network/virtualNetworks/{name}</summary>
sealed class PutVirtualNetwork(ArmServices arm) : ArmEndpoint("PUT", ResourcePaths.One(ResourceTypes.VirtualNetworks))
{
    public override ArmResponse Answer(ArmRequest request)
    {
        var existing = arm.Store.Find(request.Id(ResourceTypes.VirtualNetworks));
        var location = NewResource.CheckLocation(request, ResourceTypes.VirtualNetworks, existing);
        var network = Make(
            existing?.Id ?? request.Id(ResourceTypes.VirtualNetworks),
            location,
            request.Body["tags"],
            request.Body["properties"] as JsonObject ?? []);
        if (existing is not null)
            CheckDropped(existing, network);
        return NewResource.Finish(arm, OperationKind.Network, network, existing is null);
    }

    public static ArmResource Make(string id, string location, JsonNode? tags, JsonObject given)
    {
        if (given.At("addressSpace", "addressPrefixes") is not JsonArray { Count: > 0 } spaces)
            throw new ArmException(400, "InvalidRequestFormat", "The virtual network's 'properties.addressSpace.addressPrefixes' is "
                + "required.");
        foreach (var space in spaces)
            VirtualNetworks.Parse(space?.ToString());
        var network = NewResource.Make(id, ResourceTypes.VirtualNetworks, location, tags);
        network.Body["properties"] = given.DeepClone();
        var subnets = given.ObjectsAt("subnets")
            .Select(subnet => (JsonNode)VirtualNetworks.MakeSubnet(network, subnet.TextAt("name") ?? "", subnet))
            .ToJsonArray();
        network.Properties["subnets"] = subnets;
        network.ProvisioningState = "Succeeded";
        return network;
    }

    // A PUT replaces the list of subnets; one that is missing from it would be deleted.
    void CheckDropped(ArmResource existing, ArmResource network)
    {
        foreach (var subnet in VirtualNetworks.SubnetsOf(existing).OfType<JsonObject>())
        {
            if (VirtualNetworks.FindSubnet(network, subnet.TextAt("name") ?? "") is null)
                VirtualNetworks.CheckUnused(arm, subnet);
        }
    }
}
