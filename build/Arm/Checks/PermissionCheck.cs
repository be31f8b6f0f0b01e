using Azure;
using Azure.Core;
using Ingot.Recipes;

namespace Ingot.Arm.Checks;

/// <summary>Whether the signed-in identity may do what the bake will do.</summary>
/// <remarks>Deny assignments and conditions of role assignments are not in Azure's answer; they can only be met.</remarks>
/// <param name="session">The session.</param>
/// <param name="recipe">The recipe.</param>
/// <param name="verifies">True when the image is tried too, and tagged with what came of it.</param>
sealed class PermissionCheck(ArmSession session, Recipe recipe, bool verifies)
{
    const string Version = "2022-04-01";

    /// <summary>One check for each scope.</summary>
    public IEnumerable<Check> Checks() =>
        PermissionNeeds.Of(session, recipe, verifies).Select(need => new Check($"permissions on {need.What}", token => AskAsync(need, token)));

    async Task<IReadOnlyList<Finding>> AskAsync(PermissionNeed need, CancellationToken cancellationToken)
    {
        var allowed = await ArmCall.RunAsync($"read the permissions on {need.What}", () => ReadAsync(need, cancellationToken));
        var missing = allowed is null ? [] : need.Actions.Where(action => !allowed.Allow(action)).ToList();
        if (missing.Count == 0)
            return [];
        return
        [
            new Finding(
                $"The signed-in identity lacks {(missing.Count == 1 ? "a permission" : $"{missing.Count} permissions")} on {need.What}.",
                $"The bake needs {string.Join(", ", missing)} at {need.Scope}.",
                $"Assign a role that has {(missing.Count == 1 ? "it" : "them")} there: az role assignment create --scope {need.Scope} --role … --assignee …")
                { Code = "AuthorizationFailed" },
        ];
    }

    // What is not there has no permissions; that it is missing is another check's finding.
    async Task<EffectiveActions?> ReadAsync(PermissionNeed need, CancellationToken cancellationToken)
    {
        try
        {
            return EffectiveActions.Read(await new ArmRest(session.Client, new ResourceIdentifier(need.Scope))
                .GetAsync("/providers/Microsoft.Authorization/permissions", Version, cancellationToken));
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return null;
        }
    }
}
