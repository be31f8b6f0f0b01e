using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Ingot.Emulator.Faults;
using Ingot.Tests.Journeys.Scenarios;

[assembly: AssemblyFixture(typeof(ScenarioTable))]

namespace Ingot.Tests.Journeys.Scenarios;

/// <summary>What the rows came to, written to output/scenarios.md when all have run.</summary>
public sealed class ScenarioTable : IDisposable
{
    readonly ConcurrentDictionary<string, string> rows = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (rows.IsEmpty)
            return;
        var text = new StringBuilder("| Scenario | Injected | Said | Exit code | Seconds | Left |\n| --- | --- | --- | --- | --- | --- |\n");
        foreach (var row in ScenarioRows.All.Select(scenario => rows.GetValueOrDefault(scenario.Title)).OfType<string>())
            text.AppendLine(row);
        Directory.CreateDirectory(Checkout.Path("output"));
        File.WriteAllText(Checkout.Path("output", "scenarios.md"), text.ToString());
    }

    /// <summary>Takes down how a row ended.</summary>
    internal void Add(Scenario scenario, int exitCode, TimeSpan time, IReadOnlyList<string> leftovers) => rows[scenario.Title] = string.Create(
        CultureInfo.InvariantCulture,
        $"| `{scenario.Title}` | {FaultScenarios.All[scenario.Name]} | {scenario.Says[0]} | {exitCode} | {time.TotalSeconds:0.0} | {(leftovers.Count == 0 ? "nothing" : string.Join(", ", leftovers))} |");
}
