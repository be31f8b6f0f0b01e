namespace Ingot.Tests.Arm;

/// <summary>One option of the user, and what of it reaches Azure: a row of docs/options.md, and a case of the wire tests.</summary>
/// <param name="Option">Its name without dashes, such as os-disk-size.</param>
/// <param name="Does">What it does, with units.</param>
/// <param name="Property">The property of Azure Resource Manager that it sets.</param>
public sealed record WireOption(string Option, string Does, string Property)
{
    /// <summary>What holds without it.</summary>
    public string Default { get; init; } = "";

    /// <summary>The words of the command line that show it, added to <see cref="WireBench.Baseline"/>.</summary>
    public string Words { get; init; } = "";

    /// <summary>Options of the baseline to leave out.</summary>
    public IReadOnlyList<string> Without { get; init; } = [];

    /// <summary>The source image as it was found; null: the baseline's.</summary>
    public Ingot.Recipes.PinnedSource? Source { get; init; }

    /// <summary>The text of the file that <c>{file}</c> among the words stands for.</summary>
    public string? File { get; init; }

    /// <summary>The requests that show it.</summary>
    public WireAct Act { get; init; } = WireActs.Provision;

    /// <summary>The test that proves it where no request of its own can; null: the golden file does.</summary>
    public string? Proof { get; init; }

    /// <summary>Distinguishes several cases of one option; only the first is a row of the page.</summary>
    public string Case { get; init; } = "";

    /// <summary>Its golden file below tests/Arm/Golden: what it changes in the baseline.</summary>
    public string Golden => $"{Option}{(Case.Length == 0 ? "" : "." + Case)}.json";

    public override string ToString() => Golden;
}
