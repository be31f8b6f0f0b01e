using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Ingot.Emulator.Faults;

namespace Ingot.Tests.Journeys.Scenarios;

/// <summary>What the rows came to, written to output/scenarios.md when all have run; and a configured VM for those that begin with one.</summary>
public sealed class ScenarioTable : IAsyncLifetime
{
    readonly ConcurrentDictionary<string, string> rows = new(StringComparer.Ordinal);
    readonly string state = Directory.CreateTempSubdirectory("ingot-scenarios-").FullName;
    readonly CapturedState captured = new();
    string network = "";

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        network = Workbench.FreshNetwork();
        await using var bench = await Workbench.OpenAsync(Workbench.Options(network) with { StateDirectory = state }, TestContext.Current.CancellationToken);
        (await bench.BakeAsync(TestContext.Current.CancellationToken, "RunAnsible")).Ended(0);
        await captured.InitializeAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Directory.Delete(state, recursive: true);
        await captured.DisposeAsync();
        var text = new StringBuilder("| Scenario | Injected | Said | Exit code | Seconds | Left |\n| --- | --- | --- | --- | --- | --- |\n");
        foreach (var row in ScenarioRows.All.Select(scenario => rows.GetValueOrDefault(scenario.Title)).OfType<string>())
            text.AppendLine(row);
        Directory.CreateDirectory(Checkout.Path("output"));
        await File.WriteAllTextAsync(Checkout.Path("output", "scenarios.md"), text.ToString());
    }

    /// <summary>An Azure in which a scenario holds, and a working copy for it.</summary>
    internal Task<Workbench> OpenAsync(Scenario scenario, CancellationToken cancellationToken)
    {
        if (scenario.Start == ScenarioStart.Nothing)
            return Workbench.OpenAsync(cancellationToken, scenario.Name);
        if (scenario.Start == ScenarioStart.Captured)
            return captured.OpenAsync(options => options with { Faults = [scenario.Name] }, cancellationToken);
        var copy = Directory.CreateTempSubdirectory("ingot-scenario-").FullName;
        Workbench.CopyFolder(state, copy);
        return Workbench.OpenAsync(Workbench.Options(network) with { StateDirectory = copy, Faults = [scenario.Name] }, cancellationToken);
    }

    /// <summary>Takes down how a row ended.</summary>
    internal void Add(Scenario scenario, int exitCode, TimeSpan time, IReadOnlyList<string> leftovers) => rows[scenario.Title] = string.Create(
        CultureInfo.InvariantCulture,
        $"| `{scenario.Title}` | {FaultScenarios.All[scenario.Name]} | {scenario.Says[0]} | {exitCode} | {time.TotalSeconds:0.0} | {(leftovers.Count == 0 ? "nothing" : string.Join(", ", leftovers))} |");
}
