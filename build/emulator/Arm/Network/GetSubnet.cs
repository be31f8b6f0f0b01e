using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Network;

/// <summary>GET …/providers/Microsoft.Network/virtualNetworks/{name}/subnets/{subnet}</summary>
sealed class GetSubnet(ArmServices arm) : ArmEndpoint("GET", SubnetPaths.One)
{
    public override ArmResponse Answer(ArmRequest request)
    {
        var network = arm.Store.Get(request, ResourceTypes.VirtualNetworks);
        var subnet = VirtualNetworks.FindSubnet(network, request.Route("subnet"))
            ?? throw new ArmException(404, "NotFound", $"Resource {network.Id}/subnets/{request.Route("subnet")} not found.");
        return ArmResponse.Ok(subnet.DeepClone());
    }
}
