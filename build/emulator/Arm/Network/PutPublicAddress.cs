using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Network;

/// <summary>PUT …/providers/Microsoft.Network/publicIPAddresses/{name}</summary>
sealed class PutPublicAddress(ArmServices arm) : ArmEndpoint("PUT", ResourcePaths.One(ResourceTypes.PublicAddresses))
{
    public override ArmResponse Answer(ArmRequest request)
    {
        var existing = arm.Store.Find(request.Id(ResourceTypes.PublicAddresses));
        var location = NewResource.CheckLocation(request, ResourceTypes.PublicAddresses, existing);
        var given = request.Body["properties"] as JsonObject ?? [];
        var id = existing?.Id ?? request.Id(ResourceTypes.PublicAddresses);
        var address = PublicAddresses.Make(arm, id, location, request.Body["sku"], given, given.TextAt("deleteOption"));
        if (request.Body["tags"] is { } tags)
            address.Body["tags"] = tags.DeepClone();
        foreach (var kept in (string[])["ipConfiguration", "ipAddress"])
        {
            if (existing?.Properties[kept] is { } value)
                address.Properties[kept] = value.DeepClone();
        }
        PublicAddresses.GiveIfStatic(arm, address);
        return NewResource.Finish(arm, OperationKind.Network, address, existing is null);
    }
}
