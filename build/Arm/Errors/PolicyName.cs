using System.Text.Json;
using System.Text.RegularExpressions;

namespace Ingot.Arm.Errors;

/// <summary>Finds which policy Azure means when it refuses something.</summary>
/// <remarks>https://learn.microsoft.com/azure/azure-resource-manager/troubleshooting/error-policy-requestdisallowedbypolicy</remarks>
static partial class PolicyName
{
    /// <summary>Names of the policies in the additional information of an error, or else in its message; empty when it names none.</summary>
    public static IReadOnlyList<string> In(JsonElement error, string message)
    {
        var named = Infos(error).Select(Describe).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        return named.Count > 0 ? named : [.. Assignment().Matches(message).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal)];
    }

    static IEnumerable<JsonElement> Infos(JsonElement error) =>
        error.TryGetProperty("additionalInfo", out var all) && all.ValueKind == JsonValueKind.Array
            ? all.EnumerateArray()
                .Where(entry => entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty("type", out var type) && type.ValueEquals("PolicyViolation"))
                .Select(entry => entry.TryGetProperty("info", out var info) ? info : default)
                .Where(info => info.ValueKind == JsonValueKind.Object)
            : [];

    static string Describe(JsonElement info)
    {
        var definition = Text(info, "policyDefinitionDisplayName") ?? Text(info, "policyDefinitionName");
        var assignment = Text(info, "policyAssignmentDisplayName") ?? Text(info, "policyAssignmentName");
        return (definition, assignment) switch
        {
            (null, null) => "",
            (null, { } only) => only,
            ({ } only, null) => only,
            _ => definition == assignment ? definition : $"{definition} (assigned as {assignment})",
        };
    }

    static string? Text(JsonElement info, string name) =>
        info.TryGetProperty(name, out var value) && value.GetString() is { Length: > 0 } text ? text : null;

    // Policy identifiers: '[{"policyAssignment":{"name":"Allowed locations","id":"…"},"policyDefinition":{…}}]'.
    [GeneratedRegex("\"policyAssignment\"\\s*:\\s*\\{\\s*\"name\"\\s*:\\s*\"(?<name>[^\"]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Assignment();
}
