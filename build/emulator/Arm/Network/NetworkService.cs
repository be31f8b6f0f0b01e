using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Network;

/// <summary>The operations of Microsoft.Network.</summary>
static class NetworkService
{
    public static IEnumerable<ArmEndpoint> Endpoints(ArmServices arm) =>
    [
        new PutVirtualNetwork(arm),
        new GetResource(arm, ResourceTypes.VirtualNetworks),
        new ListOfType(arm, ResourceTypes.VirtualNetworks),
        new DeleteVirtualNetwork(arm),
        new ListNetworkUsages(arm),
        new CheckAddressAvailability(arm),
        new PutSubnet(arm),
        new GetSubnet(arm),
        new ListSubnets(arm),
        new DeleteSubnet(arm),
        new PutNetworkInterface(arm),
        new GetResource(arm, ResourceTypes.NetworkInterfaces),
        new ListOfType(arm, ResourceTypes.NetworkInterfaces),
        new DeleteNetworkInterface(arm),
        new PutPublicAddress(arm),
        new GetResource(arm, ResourceTypes.PublicAddresses),
        new ListOfType(arm, ResourceTypes.PublicAddresses),
        new DeletePublicAddress(arm),
        new PutSecurityGroup(arm),
        new GetResource(arm, ResourceTypes.SecurityGroups),
        new ListOfType(arm, ResourceTypes.SecurityGroups),
        new DeleteSecurityGroup(arm),
    ];
}
