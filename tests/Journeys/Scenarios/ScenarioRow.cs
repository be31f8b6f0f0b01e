namespace Ingot.Tests.Journeys.Scenarios;

/// <summary>Runs a named fault, from the command line to the exit code.</summary>
static class ScenarioRow
{
    /// <summary>Runs it and looks at what it said and what it left.</summary>
    /// <param name="scenario">The row.</param>
    /// <param name="bench">An Azure in which the fault is.</param>
    /// <param name="table">Where the row is taken down.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task EndsAsThePageSaysAsync(Scenario scenario, Workbench bench, ScenarioTable table, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        string[] call = [scenario.Target, .. scenario.Arguments, .. scenario.Hurry];
        var run = scenario.IsSample ? await bench.RunAsync(call, cancellationToken) : await bench.BakeAsync(cancellationToken, call);

        table.Add(scenario, run.ExitCode, TimeProvider.System.GetElapsedTime(started), bench.Leftovers());
        run.Ended(scenario.ExitCode);
        Assert.All(scenario.Says, words => Assert.Contains(words, run.Output, StringComparison.Ordinal));
        Assert.Equal(scenario.Images, bench.Images().Count);
        Assert.Empty(bench.Leftovers());
        if (scenario.ExitCode != 0)
            run.Explains(scenario.Says[0]);
        foreach (var (file, text) in scenario.Files)
            Assert.Contains(text, await File.ReadAllTextAsync(Path.Combine(bench.RunFolder, file), cancellationToken), StringComparison.Ordinal);
    }
}
