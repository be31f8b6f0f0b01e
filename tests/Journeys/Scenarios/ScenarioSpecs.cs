using Ingot.Emulator.Faults;

namespace Ingot.Tests.Journeys.Scenarios;

/// <summary>The named faults, as the user is told of them.</summary>
public sealed class ScenarioSpecs
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

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
