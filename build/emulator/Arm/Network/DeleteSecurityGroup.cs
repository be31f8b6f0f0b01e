using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Network;

/// <summary>DELETE …/providers/Microsoft.Network/networkSecurityGroups/{name}</summary>
sealed class DeleteSecurityGroup(ArmServices arm) : ArmEndpoint("DELETE", ResourcePaths.One(ResourceTypes.SecurityGroups))
{
    public override ArmResponse Answer(ArmRequest request) => NewResource.Delete(
        arm,
        OperationKind.Network,
        arm.Store.Find(request.Id(ResourceTypes.SecurityGroups)),
        CheckUnused,
        arm.Store.Remove);

    void CheckUnused(ArmResource group)
    {
        var nics = arm.Store.OfType(ResourceTypes.NetworkInterfaces)
            .Where(nic => ArmId.Equal(nic.Properties.TextAt("networkSecurityGroup", "id"), group.Id))
            .Select(nic => nic.Id);
        var subnets = arm.Store.OfType(ResourceTypes.VirtualNetworks)
            .SelectMany(VirtualNetworks.SubnetsOf)
            .Where(subnet => ArmId.Equal(subnet.TextAt("properties", "networkSecurityGroup", "id"), group.Id))
            .Select(subnet => subnet.TextAt("id"));
        if (nics.Concat(subnets).FirstOrDefault() is { } user)
        {
            throw new ArmException(400, "InUseNetworkSecurityGroupCannotBeDeleted", $"Network security group {group.Id} cannot be deleted "
                + $"because it is in use by the following resources: {user}. In order to delete the Network security group, remove the "
                + "association with the resource(s).");
        }
    }
}
