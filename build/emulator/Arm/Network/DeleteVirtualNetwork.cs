using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Network;

/// <summary>DELETE …/providers/Microsoft.Network/virtualNetworks/{name}</summary>
sealed class DeleteVirtualNetwork(ArmServices arm) : ArmEndpoint("DELETE", ResourcePaths.One(ResourceTypes.VirtualNetworks))
{
    public override ArmResponse Answer(ArmRequest request) => NewResource.Delete(
        arm,
        OperationKind.Network,
        arm.Store.Find(request.Id(ResourceTypes.VirtualNetworks)),
        network =>
        {
            foreach (var subnet in VirtualNetworks.SubnetsOf(network).OfType<JsonObject>())
                VirtualNetworks.CheckUnused(arm, subnet);
        },
        arm.Store.Remove);
}
