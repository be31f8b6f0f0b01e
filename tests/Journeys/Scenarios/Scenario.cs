namespace Ingot.Tests.Journeys.Scenarios;

/// <summary>A named fault, what is asked of the program under it, and what the program has to make of it: a row of docs/scenarios.md.</summary>
/// <param name="Name">Name for --rehearsal-fault.</param>
/// <param name="ExitCode">How the bake ends.</param>
/// <param name="Says">Words that have to be in what the program says; the first are the ones that the page quotes.</param>
sealed record Scenario(string Name, int ExitCode, params string[] Says)
{
    /// <summary>Options beside the usual ones.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>True: the bake begins after the playbook, with a VM that was made and configured before the fault. Much faster.</summary>
    public bool BeginsConfigured { get; init; }

    /// <summary>Files below the run's folder in output that have to be there, and what they have to say.</summary>
    public IReadOnlyDictionary<string, string> Files { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What the row is called.</summary>
    public string Title => string.Join(' ', [Name, .. Arguments]);
}
