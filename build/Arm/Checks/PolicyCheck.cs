using System.Text.Json;
using System.Text.Json.Nodes;
using Azure;
using Azure.Core;
using Ingot.Recipes;

namespace Ingot.Arm.Checks;

/// <summary>Asks Azure whether a policy would forbid what the bake is going to make.</summary>
/// <remarks>The question writes nothing: https://learn.microsoft.com/rest/api/policyinsights/policy-restrictions/check-at-resource-group-scope</remarks>
sealed class PolicyCheck(ArmSession session, Recipe recipe)
{
    const string Version = "2022-03-01";

    const string Action = "/providers/Microsoft.PolicyInsights/checkPolicyRestrictions";

    /// <summary>One check for each kind of thing that is made.</summary>
    public IEnumerable<Check> Checks() =>
        PlannedResources.Of(recipe).Select(planned => new Check($"policies on the {planned.What}", token => AskAsync(planned, token)));

    async Task<IReadOnlyList<Finding>> AskAsync(PlannedResource planned, CancellationToken cancellationToken)
    {
        var scope = planned.Group is { } group ? session.GroupId(group) : session.Subscription.Id;
        var answer = await ArmCall.RunAsync($"check the policies on the {planned.What}", () => SendAsync(scope, planned, cancellationToken));
        return answer is { } said ? [.. Denials(said).Distinct().Select(denial => Denied(planned, denial.Policy, denial.Reason))] : [];
    }

    // A group that is not there is another check's finding.
    async Task<JsonElement?> SendAsync(ResourceIdentifier scope, PlannedResource planned, CancellationToken cancellationToken)
    {
        try
        {
            var body = new JsonObject { ["resourceDetails"] = new JsonObject { ["resourceContent"] = planned.Content.DeepClone(), ["apiVersion"] = planned.ApiVersion } };
            return await new ArmRest(session.Client, scope).AskAsync(Action, Version, BinaryData.FromString(body.ToJsonString()), cancellationToken);
        }
        catch (RequestFailedException exception) when (exception is { Status: 404, ErrorCode: "ResourceGroupNotFound" })
        {
            return null;
        }
    }

    static IEnumerable<(string Policy, string Reason)> Denials(JsonElement answer)
    {
        if (!answer.TryGetProperty("contentEvaluationResult", out var content) || !content.TryGetProperty("policyEvaluations", out var evaluations))
            yield break;
        foreach (var evaluation in evaluations.EnumerateArray().Where(IsDenial))
            yield return (Policy(evaluation), Reason(evaluation));
    }

    // Newer versions of the call report audits as well.
    static bool IsDenial(JsonElement evaluation) =>
        evaluation.TryGetProperty("evaluationResult", out var result) && result.GetString() == "NonCompliant"
        && (!evaluation.TryGetProperty("effectDetails", out var effect) || !effect.TryGetProperty("policyEffect", out var name)
            || string.Equals(name.GetString(), "Deny", StringComparison.OrdinalIgnoreCase));

    static string Policy(JsonElement evaluation) =>
        evaluation.TryGetProperty("policyInfo", out var info)
            ? Last(info, "policyAssignmentId") is { Length: > 0 } assignment ? assignment : Last(info, "policyDefinitionId")
            : "";

    static string Last(JsonElement info, string name) =>
        info.TryGetProperty(name, out var value) && value.GetString() is { Length: > 0 } id ? id[(id.LastIndexOf('/') + 1)..] : "";

    static string Reason(JsonElement evaluation)
    {
        if (!evaluation.TryGetProperty("evaluationDetails", out var details))
            return "";
        if (details.TryGetProperty("reason", out var reason) && reason.GetString() is { Length: > 0 } text)
            return text;
        return details.TryGetProperty("evaluatedExpressions", out var expressions) && expressions.ValueKind == JsonValueKind.Array
            ? string.Join("; ", expressions.EnumerateArray().Select(Expression))
            : "";
    }

    static string Expression(JsonElement expression) =>
        string.Join(' ', new[] { "path", "expressionValue", "operator", "targetValue" }
            .Select(name => expression.TryGetProperty(name, out var value) ? value.ToString() : "").Where(part => part.Length > 0));

    static Finding Denied(PlannedResource planned, string policy, string reason) => new(
        $"Policy '{policy}' forbids the {planned.What}.",
        reason.Length > 0 ? $"Azure says: {reason.TrimEnd('.')}." : "Azure evaluated it against what the bake is going to make.",
        "Ask the policy's owner for an exemption, or change what it names (location, size, tags, public address …).") { Code = "RequestDisallowedByPolicy" };
}
