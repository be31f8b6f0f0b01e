using Ingot.Emulator.Faults;

namespace Ingot.Tests.Journeys.Scenarios;

/// <summary>Each named fault, from the command line to the exit code.</summary>
public sealed class ScenarioSpecs(ScenarioTable table) : IClassFixture<ScenarioTable>
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Titles => [.. ScenarioRows.All.Select(scenario => scenario.Title)];

    [Theory]
    [MemberData(nameof(Titles))]
    public async Task It_ends_as_the_page_says_and_leaves_nothing(string title)
    {
        var scenario = ScenarioRows.Of(title);
        await using var bench = await table.OpenAsync(scenario, Token);
        var started = TimeProvider.System.GetTimestamp();

        string[] call = [scenario.Target, .. scenario.Arguments, .. scenario.Hurry];
        var run = scenario.IsSample ? await bench.RunAsync(call, Token) : await bench.BakeAsync(Token, call);

        table.Add(scenario, run.ExitCode, TimeProvider.System.GetElapsedTime(started), bench.Leftovers());
        run.Ended(scenario.ExitCode);
        Assert.All(scenario.Says, words => Assert.Contains(words, run.Output, StringComparison.Ordinal));
        Assert.Equal(scenario.Images, bench.Images().Count);
        Assert.Empty(bench.Leftovers());
        if (scenario.ExitCode != 0)
            run.Explains(scenario.Says[0]);
        foreach (var (file, text) in scenario.Files)
            Assert.Contains(text, await File.ReadAllTextAsync(Path.Combine(bench.RunFolder, file), Token), StringComparison.Ordinal);
    }

    // Those of Windows Update need a playbook of their own: UpdateSpecs and the tests of the role run them.
    [Fact]
    public void Every_scenario_has_a_row() => Assert.Empty(FaultScenarios.All.Keys
        .Where(name => !name.StartsWith("updates-", StringComparison.Ordinal) && !name.StartsWith("reboot-", StringComparison.Ordinal))
        .Except(ScenarioRows.All.Select(scenario => scenario.Name), StringComparer.Ordinal));

    [Fact]
    public void The_page_is_what_the_lists_say() => Ingot.Tests.Arm.GoldenFile.Require("docs/scenarios.md", ScenarioPage.Text());

    [Fact]
    public async Task The_help_lists_every_scenario_with_its_sentence()
    {
        await using var bench = await Workbench.OpenAsync(Token);

        var run = await bench.RunAsync(["--help"], Token);

        run.Ended(0);
        Assert.All(FaultScenarios.All, pair =>
        {
            Assert.Contains($"  {pair.Key}{Environment.NewLine}", run.Output, StringComparison.Ordinal);
            Assert.Contains(pair.Value, run.Output, StringComparison.Ordinal);
        });
    }
}
