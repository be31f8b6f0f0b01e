using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Network;

/// <summary>DELETE …/providers/Microsoft.Network/publicIPAddresses/{name}</summary>
sealed class DeletePublicAddress(ArmServices arm) : ArmEndpoint("DELETE", ResourcePaths.One(ResourceTypes.PublicAddresses))
{
    public override ArmResponse Answer(ArmRequest request) => NewResource.Delete(
        arm,
        OperationKind.Network,
        arm.Store.Find(request.Id(ResourceTypes.PublicAddresses)),
        PublicAddresses.CheckUnused,
        address => PublicAddresses.Remove(arm, address));
}
