namespace Ingot.Tests.Journeys.Scenarios;

/// <summary>What stands in the way of sysprep and is cleared away.</summary>
public sealed class RepairedSysprepSpecs(ConfiguredState state, ScenarioTable table) : IClassFixture<ConfiguredState>
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Titles => [.. ScenarioRows.RepairedSysprep.Select(scenario => scenario.Title)];

    [Theory]
    [MemberData(nameof(Titles))]
    public async Task It_ends_as_the_page_says_and_leaves_nothing(string title)
    {
        var scenario = ScenarioRows.Of(title);
        await using var bench = await state.OpenAsync(options => options with { Faults = [scenario.Name] }, Token);

        await ScenarioRow.EndsAsThePageSaysAsync(scenario, bench, table, Token);
    }
}
