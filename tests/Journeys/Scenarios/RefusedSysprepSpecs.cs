namespace Ingot.Tests.Journeys.Scenarios;

/// <summary>What sysprep fails of.</summary>
public sealed class RefusedSysprepSpecs(ConfiguredState state, ScenarioTable table) : IClassFixture<ConfiguredState>
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Titles => [.. ScenarioRows.RefusedSysprep.Select(scenario => scenario.Title)];

    [Theory]
    [MemberData(nameof(Titles))]
    public async Task It_ends_as_the_page_says_and_leaves_nothing(string title)
    {
        var scenario = ScenarioRows.Of(title);
        await using var bench = await state.OpenAsync(options => options with { Faults = [scenario.Name] }, Token);

        await ScenarioRow.EndsAsThePageSaysAsync(scenario, bench, table, Token);
    }
}
