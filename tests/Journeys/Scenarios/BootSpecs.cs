namespace Ingot.Tests.Journeys.Scenarios;

/// <summary>What is wrong with a machine that is made of the image.</summary>
public sealed class BootSpecs(CapturedState state, ScenarioTable table) : IClassFixture<CapturedState>
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Titles => [.. ScenarioRows.Boot.Select(scenario => scenario.Title)];

    [Theory]
    [MemberData(nameof(Titles))]
    public async Task It_ends_as_the_page_says_and_leaves_nothing(string title)
    {
        var scenario = ScenarioRows.Of(title);
        await using var bench = await state.OpenAsync(options => options with { Faults = [scenario.Name] }, Token);

        await ScenarioRow.EndsAsThePageSaysAsync(scenario, bench, table, Token);
    }
}
