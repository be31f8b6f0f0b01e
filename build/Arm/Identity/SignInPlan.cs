using Ingot.Recipes;

namespace Ingot.Arm.Identity;

/// <summary>Which ways of signing in will be tried, and why the others will not: known before anybody is asked.</summary>
/// <remarks>
/// A way that is refused is not followed by the next one, because somebody else with other rights would do the work. So the chain has one
/// link, except where only asking tells whether anybody is there: the machine's identity, then the az command line.
/// </remarks>
public sealed class SignInPlan
{
    static readonly SignInWay[] All = [.. Enum.GetValues<SignInWay>().Where(way => way != SignInWay.Auto)];

    SignInPlan(IReadOnlyList<SignInWay> chain, IReadOnlyDictionary<SignInWay, string> whyNot) => (Chain, WhyNot) = (chain, whyNot);

    /// <summary>The ways to try, in their order. The next is tried only when there is nobody to ask at the one before.</summary>
    public IReadOnlyList<SignInWay> Chain { get; }

    /// <summary>The other ways, each with the reason.</summary>
    public IReadOnlyDictionary<SignInWay, string> WhyNot { get; }

    /// <summary>The plan for an account in a job of a build server.</summary>
    public static SignInPlan Of(Account account, BuildJob job)
    {
        var missing = new SignInBasis(account, job);
        if (account.Way != SignInWay.Auto)
            return Only(account.Way, $"--sign-in asks for the {Name(account.Way)} alone");
        var first = All.FirstOrDefault(way => IsCertain(way) && missing.For(way) is null);
        if (first == SignInWay.Auto)
            return new([SignInWay.ManagedIdentity, SignInWay.AzureCli], All.Where(IsCertain).ToDictionary(way => way, way => missing.For(way)!));
        return new([first], All.Where(way => way != first).ToDictionary(way => way, way =>
            (IsCertain(way) ? missing.For(way) : null) ?? $"the {Name(first)} comes before it"));
    }

    /// <summary>What people call a way.</summary>
    public static string Name(SignInWay way) => way switch
    {
        SignInWay.ClientSecret => "client secret",
        SignInWay.ClientCertificate => "client certificate",
        SignInWay.WorkloadIdentity => "workload identity",
        SignInWay.GitHubOidc => "GitHub OIDC",
        SignInWay.AzurePipelines => "Azure Pipelines service connection",
        SignInWay.ManagedIdentity => "managed identity",
        SignInWay.AzureCli => "az command line",
        _ => "first way that has a basis",
    };

    /// <summary>Mistakes in who is to sign in: what was asked for and cannot be.</summary>
    public static IEnumerable<Finding> Findings(Account account, BuildJob job)
    {
        var missing = new SignInBasis(account, job);
        if (account.Way != SignInWay.Auto)
        {
            if (missing.For(account.Way) is { } reason)
                yield return new Finding($"The {Name(account.Way)} cannot sign in.", $"There is {reason}.", "Give it, or leave --sign-in out.");
            yield break;
        }

        // Going on to the next way would let somebody else do the work, who may have other rights.
        foreach (var way in new[] { SignInWay.ClientSecret, SignInWay.ClientCertificate })
        {
            if (missing.IsBegun(way) && missing.For(way) is { } reason)
                yield return new Finding($"There is a {Name(way)}, but nobody it belongs to.", $"There is {reason}.", "Give it, or take the " + Name(way) + " away.");
        }
    }

    /// <summary>What will be tried, in order.</summary>
    public override string ToString() => string.Join(", then ", Chain.Select(Name));

    /// <summary>What will not be tried, each with the reason.</summary>
    public string Others() => string.Join("; ", WhyNot
        .GroupBy(other => other.Value)
        .Select(reason => $"{string.Join(", ", reason.Select(other => Name(other.Key)))}: {reason.Key}"));

    static SignInPlan Only(SignInWay way, string reason) => new([way], All.Where(other => other != way).ToDictionary(other => other, _ => reason));

    static bool IsCertain(SignInWay way) => way < SignInWay.ManagedIdentity;
}
