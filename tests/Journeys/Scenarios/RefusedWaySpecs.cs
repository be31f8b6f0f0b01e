namespace Ingot.Tests.Journeys.Scenarios;

/// <summary>What a bake fails of on the way into the guest, and when it is closed again.</summary>
public sealed class RefusedWaySpecs(ScenarioTable table)
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Titles => [.. ScenarioRows.RefusedWay.Select(scenario => scenario.Title)];

    [Theory]
    [MemberData(nameof(Titles))]
    public async Task It_ends_as_the_page_says_and_leaves_nothing(string title)
    {
        var scenario = ScenarioRows.Of(title);
        await using var bench = await Workbench.OpenAsync(Token, scenario.Name);

        await ScenarioRow.EndsAsThePageSaysAsync(scenario, bench, table, Token);
    }
}
