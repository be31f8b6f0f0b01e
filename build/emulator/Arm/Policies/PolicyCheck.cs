using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Authorization;
using Ingot.Emulator.Arm.Common;
using Ingot.Emulator.Rehearsals;

namespace Ingot.Emulator.Arm.Policies;

/// <summary>Refuses what a policy denies.</summary>
static class PolicyCheck
{
    /// <summary>Looks at a resource that is about to be made or changed.</summary>
    /// <exception cref="ArmException">403 RequestDisallowedByPolicy, with the policies in additionalInfo.</exception>
    public static void Check(EmulatorOptions options, PolicyTarget target)
    {
        var violated = PolicyRules.For(options, target.Scope, target.Type)
            .Select(policy => (Policy: policy, Fields: PolicyRules.Violations(policy, target)))
            .Where(each => each.Fields.Count > 0)
            .ToList();
        if (violated.Count == 0)
            return;
        var identifiers = violated.Select(each => (JsonNode)Identifier(options, each.Policy)).ToJsonArray();
        throw new ArmException(
            403,
            "RequestDisallowedByPolicy",
            $"Resource '{target.Name}' was disallowed by policy. Policy identifiers: '{identifiers.ToJsonString()}'.",
            target.Name)
        {
            AdditionalInfo = violated.Select(each => (JsonNode)Violation(options, each.Policy, each.Fields)).ToJsonArray(),
        };
    }

    static JsonObject Identifier(EmulatorOptions options, Policy policy) => new()
    {
        ["policyAssignment"] = new JsonObject { ["name"] = PolicyIds.Shown(policy), ["id"] = PolicyIds.Assignment(options, policy) },
        ["policyDefinition"] = new JsonObject { ["name"] = PolicyIds.Shown(policy), ["id"] = PolicyIds.Definition(options, policy) },
    };

    static JsonObject Violation(EmulatorOptions options, Policy policy, IReadOnlyList<JsonObject> fields) => new()
    {
        ["type"] = "PolicyViolation",
        ["info"] = new JsonObject
        {
            ["policyDefinitionDisplayName"] = PolicyIds.Shown(policy),
            ["policyAssignmentDisplayName"] = PolicyIds.Shown(policy),
            ["policyDefinitionId"] = PolicyIds.Definition(options, policy),
            ["policyDefinitionName"] = policy.Name,
            ["policyDefinitionEffect"] = "deny",
            ["policyAssignmentId"] = PolicyIds.Assignment(options, policy),
            ["policyAssignmentName"] = policy.Name,
            ["policyAssignmentScope"] = Scopes.Full(options, policy.Scope),
            ["policyAssignmentParameters"] = new JsonObject(),
            ["evaluationDetails"] = new JsonObject { ["evaluatedExpressions"] = fields.ToJsonArray() },
        },
    };
}
