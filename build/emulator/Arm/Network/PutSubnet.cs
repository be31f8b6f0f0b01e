using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Network;

/// <summary>PUT …/providers/Microsoft.Network/virtualNetworks/{name}/subnets/{subnet}</summary>
sealed class PutSubnet(ArmServices arm) : ArmEndpoint("PUT", SubnetPaths.One)
{
    public override ArmResponse Answer(ArmRequest request)
    {
        var network = SubnetPaths.Network(arm, request);
        var name = request.Route("subnet");
        var made = VirtualNetworks.MakeSubnet(network, name, request.Body);
        var subnets = VirtualNetworks.SubnetsOf(network);
        var existing = VirtualNetworks.FindSubnet(network, name);
        if (existing is null)
            subnets.Add((JsonNode)made);
        else
            subnets[subnets.IndexOf(existing)] = made;
        var body = made.DeepClone();
        body["properties"]!["provisioningState"] = "Updating"; // made above
        network.ProvisioningState = "Updating";
        var operation = arm.Operations.Start(OperationKind.Network, "PUT", network, _ => NewResource.FollowAsync(arm, OperationKind.Network));
        return ArmResponse.Put(existing is null, body, operation);
    }
}
