namespace Ingot.Tests.Journeys.Scenarios;

/// <summary>All rows: one list for each topic, as the scenarios have one file for each topic.</summary>
static partial class ScenarioRows
{
    /// <summary>In the order of the page.</summary>
    public static IReadOnlyList<Scenario> All { get; } = [.. Way, .. Sysprep, .. Boot, .. Carried];

    /// <summary>The row of that title.</summary>
    public static Scenario Of(string title) => All.Single(scenario => scenario.Title == title);
}
