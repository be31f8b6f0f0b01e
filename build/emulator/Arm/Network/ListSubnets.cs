using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Network;

/// <summary>GET …/providers/Microsoft.Network/virtualNetworks/{name}/subnets</summary>
sealed class ListSubnets(ArmServices arm) : ArmEndpoint("GET", SubnetPaths.All)
{
    public override ArmResponse Answer(ArmRequest request) => ArmResponse.Ok(VirtualNetworks
        .SubnetsOf(arm.Store.Get(request, ResourceTypes.VirtualNetworks))
        .Select(subnet => subnet?.DeepClone())
        .ToPage());
}
