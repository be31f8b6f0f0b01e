using Ingot.Arm.Errors;
using Ingot.Recipes;

namespace Ingot.Arm.Checks;

/// <summary>Runs checks side by side, each to its end whatever the others find.</summary>
public static class CheckRun
{
    // Enough to be quick; Azure's buckets would take many more.
    const int AtOnce = 6;

    /// <summary>All findings, in the order of the checks.</summary>
    /// <param name="checks">The checks.</param>
    /// <param name="done">Told the subject of each check that was made.</param>
    /// <param name="cancellationToken">Stops them all.</param>
    public static async Task<IReadOnlyList<Finding>> AllAsync(IReadOnlyList<Check> checks, Action<string> done, CancellationToken cancellationToken)
    {
        using var places = new SemaphoreSlim(AtOnce);
        var answers = await Task.WhenAll(checks.Select(check => OneAsync(check, places, done, cancellationToken)));
        // Two checks may need the same thing that is not there.
        return [.. answers.SelectMany(findings => findings).DistinctBy(finding => (finding.Code, finding.What))];
    }

    /// <summary>A fault as a finding: what only a call could find out.</summary>
    public static Finding Finding(Fault fault) => new(fault.Message, fault.Why, fault.Remedy)
    {
        Code = fault.Code ?? (fault.InnerException is null ? "InvalidRecipe" : "NoConnection"),
    };

    static async Task<IReadOnlyList<Finding>> OneAsync(Check check, SemaphoreSlim places, Action<string> done, CancellationToken cancellationToken)
    {
        await places.WaitAsync(cancellationToken);
        try
        {
            var findings = await check.AskAsync(cancellationToken);
            done(check.Subject);
            return findings;
        }
        catch (Fault fault) when (ArmError.From(fault.InnerException) is not null)
        {
            return [Refused(check, fault)];
        }
        catch (Fault fault)
        {
            return [Finding(fault)];
        }
        finally
        {
            places.Release();
        }
    }

    static Finding Refused(Check check, Fault fault) => new(
        $"Not checked: {check.Subject}.",
        $"{fault.Why} ({fault.Code})",
        fault.Remedy) { Code = "NotChecked", IsWarning = true };
}
