namespace Ingot.Tests.Arm;

/// <summary>Every option of the user reaches Azure: words of the command line on one side, the request that the SDK really sent on the other.</summary>
public sealed class WireSpecs(WireBench bench) : IClassFixture<WireBench>
{
    public static TheoryData<WireOption> Cases => [.. WireOptions.All.SelectMany(group => group.Options).Where(option => option.Proof is null)];

    public static TheoryData<WireAct> Acts => [.. WireOptions.All.SelectMany(group => group.Options).Select(option => option.Act).Distinct()];

    [Theory]
    [MemberData(nameof(Acts), DisableDiscoveryEnumeration = true)]
    public async Task A_recipe_that_says_only_what_is_necessary_sends_the_baseline(WireAct act) =>
        GoldenFile.Require($"tests/Arm/Golden/{act.Baseline}", WireDifference.Text(await bench.BaselineAsync(act)));

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public async Task An_option_sets_its_property_and_nothing_else(WireOption option)
    {
        var difference = WireDifference.Between(await bench.BaselineAsync(option.Act), await bench.SentAsync(option));

        Assert.NotEmpty(difference);
        GoldenFile.Require($"tests/Arm/Golden/{option.Golden}", WireDifference.Text(difference));
    }

    [Fact]
    public void Each_golden_file_belongs_to_an_option()
    {
        var wanted = Cases.Select(option => option.Data.Golden).Concat(Acts.Select(act => act.Data.Baseline)).Order(StringComparer.Ordinal);
        var there = Checkout.Files("tests/Arm/Golden", "*.json").Select(Path.GetFileName).Where(file => !file!.Contains(".received.", StringComparison.Ordinal));

        Assert.Equal(wanted, there.Order(StringComparer.Ordinal));
    }
}
