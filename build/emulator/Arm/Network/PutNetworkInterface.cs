using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Network;

/// <summary>PUT …/providers/Microsoft.Network/networkInterfaces/{name}</summary>
sealed class PutNetworkInterface(ArmServices arm) : ArmEndpoint("PUT", ResourcePaths.One(ResourceTypes.NetworkInterfaces))
{
    public override ArmResponse Answer(ArmRequest request)
    {
        var existing = arm.Store.Find(request.Id(ResourceTypes.NetworkInterfaces));
        var location = NewResource.CheckLocation(request, ResourceTypes.NetworkInterfaces, existing);
        var id = existing?.Id ?? request.Id(ResourceTypes.NetworkInterfaces);
        var nic = NetworkInterfaces.Make(arm, id, location, request.Body["properties"] as JsonObject ?? [], existing);
        if (request.Body["tags"] is { } tags)
            nic.Body["tags"] = tags.DeepClone();
        if (existing?.Properties["virtualMachine"] is { } user)
            nic.Properties["virtualMachine"] = user.DeepClone();
        return NewResource.Finish(arm, OperationKind.Network, nic, existing is null);
    }
}
