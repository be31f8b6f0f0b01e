using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Network;

/// <summary>DELETE …/providers/Microsoft.Network/networkInterfaces/{name}: 400 NicInUse while a machine has it</summary>
sealed class DeleteNetworkInterface(ArmServices arm) : ArmEndpoint("DELETE", ResourcePaths.One(ResourceTypes.NetworkInterfaces))
{
    public override ArmResponse Answer(ArmRequest request) => NewResource.Delete(
        arm,
        OperationKind.Network,
        arm.Store.Find(request.Id(ResourceTypes.NetworkInterfaces)),
        NetworkInterfaces.CheckUnused,
        nic => Removal.RemoveInterface(arm, nic));
}
