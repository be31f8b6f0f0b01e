using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Compute;

/// <summary>PUT …/providers/{type}/{name} of a type that machines only refer to</summary>
sealed class PutReferenced(ArmServices arm, string type) : ArmEndpoint("PUT", ResourcePaths.One(type))
{
    public override ArmResponse Answer(ArmRequest request)
    {
        var existing = arm.Store.Find(request.Id(type));
        var location = NewResource.CheckLocation(request, type, existing);
        var made = NewResource.Make(existing?.Id ?? request.Id(type), type, location, request.Body["tags"]);
        foreach (var member in (string[])["sku", "kind", "identity", "zones"])
        {
            if (request.Body[member] is { } value)
                made.Body[member] = value.DeepClone();
        }
        if (request.Body["properties"] is JsonObject properties)
            made.Body["properties"] = properties.DeepClone();
        if (type == ReferencedTypes.UserAssignedIdentities)
            Identify(made, existing);
        return NewResource.Finish(arm, OperationKind.Compute, made, existing is null);
    }

    void Identify(ArmResource made, ArmResource? existing)
    {
        made.Properties["tenantId"] = arm.Options.TenantId;
        foreach (var name in (string[])["principalId", "clientId"])
            made.Properties[name] = existing?.Properties.TextAt(name) ?? Guid.NewGuid().ToString();
    }
}
