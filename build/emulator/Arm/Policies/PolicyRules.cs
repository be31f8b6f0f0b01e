using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Authorization;
using Ingot.Emulator.Arm.Common;
using Ingot.Emulator.Rehearsals;

namespace Ingot.Emulator.Arm.Policies;

/// <summary>Which policies deny a resource, and by which of its fields.</summary>
static class PolicyRules
{
    /// <summary>The policies that are assigned where the resource is, and look at its type.</summary>
    public static IEnumerable<Policy> For(EmulatorOptions options, string scope, string type) => options.Rehearsal.Policies.Where(policy =>
        Scopes.Covers(options, policy.Scope, scope) && (policy.Types.Count == 0 || policy.Types.Contains(type, StringComparer.OrdinalIgnoreCase)));

    /// <summary>The fields by which a policy denies the resource; none when it does not.</summary>
    public static IReadOnlyList<JsonObject> Violations(Policy policy, PolicyTarget target)
    {
        var conditions = Conditions(policy, target).ToList();
        return conditions.TrueForAll(condition => condition.Holds) ? [.. conditions.Select(condition => condition.Shown)] : [];
    }

    static IEnumerable<(bool Holds, JsonObject Shown)> Conditions(Policy policy, PolicyTarget target)
    {
        yield return (true, Expression("type", target.Type, "equals", target.Type));
        if (policy.AllowedLocations.Count > 0)
            yield return (Differs(target.Location, policy.AllowedLocations), Expression("location", target.Location, "notIn", policy.AllowedLocations));
        if (policy.AllowedSizes.Count > 0)
        {
            var shown = Expression("Microsoft.Compute/virtualMachines/sku.name", target.Size, "notIn", policy.AllowedSizes);
            yield return (Differs(target.Size, policy.AllowedSizes), shown);
        }
        if (policy.NoPublicAddress)
            yield return (target.HasPublicAddress, Expression("publicIPAddress", target.HasPublicAddress, "exists", true));
        if (policy.RequiredTag is { } tag)
            yield return (target.Location is not null && !target.HasTag(tag), Expression($"tags[{tag}]", null, "exists", "false"));
        if (policy.NamePattern is { } pattern)
            yield return (target.Name is { } name && !Scopes.Matches(pattern, name), Expression("name", target.Name, "notLike", pattern));
    }

    static bool Differs(string? value, IReadOnlyList<string> allowed) =>
        value is not null && !allowed.Contains(value, StringComparer.OrdinalIgnoreCase);

    static JsonObject Expression(string field, string? value, string comparison, IReadOnlyList<string> target) =>
        Expression(field, value, comparison, target.Select(text => (JsonNode)text).ToJsonArray());

    static JsonObject Expression(string field, JsonNode? value, string comparison, JsonNode? target) => new()
    {
        ["result"] = "True",
        ["expressionKind"] = "Field",
        ["expression"] = field,
        ["path"] = field,
        ["expressionValue"] = value,
        ["targetValue"] = target,
        ["operator"] = comparison,
    };
}
