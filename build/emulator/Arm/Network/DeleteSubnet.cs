using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Network;

/// <summary>DELETE …/providers/Microsoft.Network/virtualNetworks/{name}/subnets/{subnet}</summary>
sealed class DeleteSubnet(ArmServices arm) : ArmEndpoint("DELETE", SubnetPaths.One)
{
    public override ArmResponse Answer(ArmRequest request)
    {
        var network = SubnetPaths.Network(arm, request);
        if (VirtualNetworks.FindSubnet(network, request.Route("subnet")) is not { } subnet)
            return ArmResponse.NoContent;
        VirtualNetworks.CheckUnused(arm, subnet);
        VirtualNetworks.SubnetsOf(network).Remove(subnet);
        network.ProvisioningState = "Updating";
        return ArmResponse.Accepted(
            arm.Operations.Start(OperationKind.Network, "DELETE subnet", network, _ => NewResource.FollowAsync(arm, OperationKind.Network)));
    }
}
