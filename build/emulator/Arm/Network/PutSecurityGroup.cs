using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Network;

/// <summary>PUT …/providers/Microsoft.Network/networkSecurityGroups/{name}: rules are kept, not enforced</summary>
sealed class PutSecurityGroup(ArmServices arm) : ArmEndpoint("PUT", ResourcePaths.One(ResourceTypes.SecurityGroups))
{
    public override ArmResponse Answer(ArmRequest request)
    {
        var existing = arm.Store.Find(request.Id(ResourceTypes.SecurityGroups));
        var location = NewResource.CheckLocation(request, ResourceTypes.SecurityGroups, existing);
        var id = existing?.Id ?? request.Id(ResourceTypes.SecurityGroups);
        var group = NewResource.Make(id, ResourceTypes.SecurityGroups, location, request.Body["tags"]);
        group.Properties["securityRules"] = request.Body.ObjectsAt("properties", "securityRules")
            .Select(rule => Rule(id, rule))
            .ToJsonArray();
        return NewResource.Finish(arm, OperationKind.Network, group, existing is null);
    }

    static JsonNode Rule(string group, JsonObject given)
    {
        var rule = given.DeepClone().AsObject();
        rule["id"] = $"{group}/securityRules/{given.TextAt("name")}";
        rule["type"] = "Microsoft.Network/networkSecurityGroups/securityRules";
        rule.Ensure("properties")["provisioningState"] = "Succeeded";
        return rule;
    }
}
