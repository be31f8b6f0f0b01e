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
        var user = arm.Store.OfType(ResourceTypes.NetworkInterfaces)
            .FirstOrDefault(nic => ArmId.Equal(nic.Properties.TextAt("networkSecurityGroup", "id"), group.Id));
        if (user is not null)
        {
            throw new ArmException(400, "InUseNetworkSecurityGroupCannotBeDeleted", $"Network security group {group.Id} cannot be deleted "
                + $"because it is in use by the following resources: {user.Id}. In order to delete the Network security group, remove the "
                + "association with the resource(s).");
        }
    }
}
