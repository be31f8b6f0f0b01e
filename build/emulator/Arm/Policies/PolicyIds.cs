using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Authorization;
using Ingot.Emulator.Rehearsals;

namespace Ingot.Emulator.Arm.Policies;

/// <summary>Ids and names of a policy's definition and assignment.</summary>
static class PolicyIds
{
    public static string Definition(EmulatorOptions options, Policy policy) =>
        $"/subscriptions/{options.SubscriptionId}/providers/Microsoft.Authorization/policyDefinitions/{policy.Name}";

    public static string Assignment(EmulatorOptions options, Policy policy) =>
        $"{Scopes.Full(options, policy.Scope)}/providers/Microsoft.Authorization/policyAssignments/{policy.Name}";

    public static string Shown(Policy policy) => policy.DisplayName ?? policy.Name;

    /// <summary>As the answers of the policy service name it.</summary>
    public static JsonObject Info(EmulatorOptions options, Policy policy) => new()
    {
        ["policyDefinitionId"] = Definition(options, policy), ["policyAssignmentId"] = Assignment(options, policy),
    };
}
