using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Authorization;
using Ingot.Emulator.Arm.Common;
using Ingot.Emulator.Rehearsals;

namespace Ingot.Emulator.Arm.Policies;

/// <summary>What policies leave open for fields whose value the caller has not chosen yet.</summary>
static class FieldRestrictions
{
    public static IEnumerable<JsonNode> Of(EmulatorOptions options, PolicyTarget target, IEnumerable<JsonObject> pending)
    {
        foreach (var asked in pending)
        {
            var field = asked.TextAt("field") ?? "";
            var values = (asked["values"] as JsonArray ?? []).Select(value => value?.ToString() ?? "").ToList();
            foreach (var group in PolicyRules.For(options, target.Scope, target.Type)
                .SelectMany(policy => Of(policy, field, values).Select(each => (each.Field, Json: Shown(options, policy, each.Result, each.Values))))
                .GroupBy(each => each.Field, StringComparer.OrdinalIgnoreCase))
            {
                yield return new JsonObject { ["field"] = group.Key, ["restrictions"] = group.Select(each => each.Json).ToJsonArray() };
            }
        }
    }

    static IEnumerable<(string Field, string Result, IReadOnlyList<string> Values)> Of(Policy policy, string field, IReadOnlyList<string> values)
    {
        if (ArmId.Equal(field, "location") && policy.AllowedLocations.Count > 0)
        {
            var denied = values.Where(value => !policy.AllowedLocations.Contains(value, StringComparer.OrdinalIgnoreCase)).ToList();
            if (values.Count == 0)
                yield return (field, "Required", policy.AllowedLocations);
            else if (denied.Count > 0)
                yield return (field, "Deny", denied);
        }
        if (policy.RequiredTag is { } tag && (ArmId.Equal(field, "tags") || ArmId.Equal(field, $"tags.{tag}")))
            yield return ($"tags.{tag}", "Required", []);
        if (ArmId.Equal(field, "name") && policy.NamePattern is { } pattern)
        {
            var denied = values.Where(value => !Scopes.Matches(pattern, value)).ToList();
            if (denied.Count > 0)
                yield return (field, "Deny", denied);
        }
    }

    static JsonNode Shown(EmulatorOptions options, Policy policy, string result, IReadOnlyList<string> values) => new JsonObject
    {
        ["result"] = result,
        ["values"] = values.Select(value => (JsonNode)value).ToJsonArray(),
        ["policy"] = PolicyIds.Info(options, policy),
    };
}
