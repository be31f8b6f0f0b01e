using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Network;

/// <summary>PUT …/providers/Microsoft.Network/networkSecurityGroups/{name}</summary>
sealed class PutSecurityGroup(ArmServices arm) : ArmEndpoint("PUT", ResourcePaths.One(ResourceTypes.SecurityGroups))
{
    public override ArmResponse Answer(ArmRequest request)
    {
        var existing = arm.Store.Find(request.Id(ResourceTypes.SecurityGroups));
        var location = NewResource.CheckLocation(request, ResourceTypes.SecurityGroups, existing);
        var id = existing?.Id ?? request.Id(ResourceTypes.SecurityGroups);
        var group = NewResource.Make(id, ResourceTypes.SecurityGroups, location, request.Body["tags"]);
        var rules = request.Body.ObjectsAt("properties", "securityRules").ToList();
        Check(rules);
        group.Properties["securityRules"] = rules.Select(rule => Rule(id, rule)).ToJsonArray();
        group.Properties["defaultSecurityRules"] = new JsonArray(
            Default(id, "AllowVnetInBound", 65000, "Allow", "VirtualNetwork", "VirtualNetwork"),
            Default(id, "AllowAzureLoadBalancerInBound", 65001, "Allow", "AzureLoadBalancer", "*"),
            Default(id, "DenyAllInBound", 65500, "Deny", "*", "*"));
        return NewResource.Finish(arm, OperationKind.Network, group, existing is null);
    }

    static void Check(List<JsonObject> rules)
    {
        foreach (var rule in rules)
        {
            if (rule.NumberAt("properties", "priority") is not (>= 100 and <= 4096))
            {
                throw new ArmException(400, "SecurityRuleInvalidPriority", $"Security rule has invalid Priority. Value provided: "
                    + $"{rule.At("properties", "priority")}. Allowed range 100-4096. Rule: {rule.TextAt("name")}.");
            }
            var twin = rules.FirstOrDefault(other => other != rule
                && other.NumberAt("properties", "priority") == rule.NumberAt("properties", "priority")
                && ArmId.Equal(other.TextAt("properties", "direction"), rule.TextAt("properties", "direction")));
            if (twin is not null)
            {
                throw new ArmException(400, "SecurityRuleConflict", $"Security rule {rule.TextAt("name")} conflicts with rule "
                    + $"{twin.TextAt("name")}. Rules cannot have the same Priority and Direction.");
            }
        }
    }

    static JsonNode Rule(string group, JsonObject given)
    {
        var rule = given.DeepClone().AsObject();
        rule["id"] = $"{group}/securityRules/{given.TextAt("name")}";
        rule["type"] = "Microsoft.Network/networkSecurityGroups/securityRules";
        rule.Ensure("properties")["provisioningState"] = "Succeeded";
        return rule;
    }

    static JsonNode Default(string group, string name, int priority, string access, string source, string destination) => new JsonObject
    {
        ["id"] = $"{group}/defaultSecurityRules/{name}",
        ["name"] = name,
        ["type"] = "Microsoft.Network/networkSecurityGroups/defaultSecurityRules",
        ["properties"] = new JsonObject
        {
            ["provisioningState"] = "Succeeded",
            ["protocol"] = "*",
            ["sourcePortRange"] = "*",
            ["destinationPortRange"] = "*",
            ["sourceAddressPrefix"] = source,
            ["destinationAddressPrefix"] = destination,
            ["access"] = access,
            ["priority"] = priority,
            ["direction"] = "Inbound",
        },
    };
}
