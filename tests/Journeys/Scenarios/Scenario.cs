namespace Ingot.Tests.Journeys.Scenarios;

/// <summary>A named fault, what is asked of the program under it, and what the program has to make of it: a row of docs/scenarios.md.</summary>
/// <param name="Name">Name for --rehearsal-fault.</param>
/// <param name="ExitCode">How the bake ends.</param>
/// <param name="Says">Words that have to be in what the program says; the first are the ones that the page quotes.</param>
sealed record Scenario(string Name, int ExitCode, params string[] Says)
{
    /// <summary>Options beside the usual ones.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Options that only spare the tests time; a user leaves them out.</summary>
    public IReadOnlyList<string> Hurry { get; init; } = [];

    /// <summary>True: the sample is baked, and not a playbook that takes a second.</summary>
    public bool IsSample { get; init; }

    /// <summary>What is called.</summary>
    public string Target { get; init; } = "CaptureImage";

    /// <summary>How many images there are in the end: what ends with 17 is one.</summary>
    public int Images => ExitCode is 0 or 17 ? 1 : 0;

    /// <summary>Files below the run's folder in output that have to be there, and what they have to say.</summary>
    public IReadOnlyDictionary<string, string> Files { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What the row is called.</summary>
    public string Title => string.Join(' ', [Name, .. Arguments]);
}
