using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Policies;

/// <summary>
/// POST {subscription or group}/providers/Microsoft.PolicyInsights/checkPolicyRestrictions: what policies would say of a resource
/// </summary>
sealed class CheckPolicyRestrictions(ArmServices arm) : ArmEndpoint(
    "POST",
    "/subscriptions/{subscription}/providers/Microsoft.PolicyInsights/checkPolicyRestrictions",
    "/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.PolicyInsights/checkPolicyRestrictions")
{
    public override ArmResponse Answer(ArmRequest request)
    {
        var content = request.Body.At("resourceDetails", "resourceContent")
            ?? throw new ArmException(400, "InvalidCheckRestrictionsRequest", "The request's resourceDetails.resourceContent is required.");
        var scope = request.Body.TextAt("resourceDetails", "scope")
            ?? (request.Has("group") ? ArmId.OfGroup(request.Subscription, request.Group) : $"/subscriptions/{request.Subscription}");
        var target = new PolicyTarget(scope, content.TextAt("type") ?? "", content.TextAt("name"), content);
        var options = arm.Options;
        var evaluations = PolicyRules.For(options, scope, target.Type)
            .Select(policy => (Policy: policy, Fields: PolicyRules.Violations(policy, target)))
            .Where(each => each.Fields.Count > 0)
            .Select(each => (JsonNode)new JsonObject
            {
                ["policyInfo"] = PolicyIds.Info(options, each.Policy),
                ["evaluationResult"] = "NonCompliant",
                ["evaluationDetails"] = new JsonObject { ["evaluatedExpressions"] = each.Fields.ToJsonArray() },
                ["effectDetails"] = new JsonObject { ["policyEffect"] = "Deny" },
            });
        return ArmResponse.Ok(new JsonObject
        {
            ["fieldRestrictions"] = FieldRestrictions.Of(options, target, request.Body.ObjectsAt("pendingFields")).ToJsonArray(),
            ["contentEvaluationResult"] = new JsonObject { ["policyEvaluations"] = evaluations.ToJsonArray() },
        });
    }
}
