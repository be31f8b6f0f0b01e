using System.Text.Json;
using Ingot.Emulator.Rehearsals;

namespace Ingot.Tests.Journeys;

/// <summary>Where Azure has no room, the bake goes on elsewhere.</summary>
public sealed class CapacitySpecs
{
    static readonly string[] TwoSizes = ["--vm-size", "Standard_D4s_v5,Standard_D2as_v5"];

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_room_for_the_first_size_ends_in_a_bake_on_the_second()
    {
        await using var bench = await Workbench.OpenAsync(new RehearsalState { Capacities = [new() { Size = "Standard_D4s_v5" }] }, Token);

        var run = await bench.BakeAsync(Token, ["CaptureImage", .. TwoSizes]);

        run.Ended(0);
        Assert.Contains("Standard_D4s_v5: AllocationFailed. Trying Standard_D2as_v5", run.Output, StringComparison.Ordinal);
        Assert.Single(bench.Images());
        Assert.Empty(bench.Leftovers());
        var manifest = Assert.Single(Directory.GetFiles(Path.Combine(bench.Root, "output"), "manifest.json", SearchOption.AllDirectories));
        Assert.Equal("Standard_D2as_v5", JsonElement.Parse(await File.ReadAllTextAsync(manifest, Token)).GetProperty("vmSize").GetString());
        TestContext.Current.TestOutputHelper?.WriteLine(run.Output);
    }

    [Fact]
    public async Task No_room_anywhere_ends_with_10_and_leaves_nothing()
    {
        await using var bench = await Workbench.OpenAsync(
            new RehearsalState { Capacities = [new() { Size = "Standard_D4s_v5" }, new() { Size = "Standard_D2as_v5" }] }, Token);

        var run = await bench.BakeAsync(Token, ["CaptureImage", .. TwoSizes]);

        run.Ended(10);
        run.Explains("every size and zone was tried");
        Assert.Contains("2. Standard_D2as_v5: AllocationFailed.", run.Output, StringComparison.Ordinal);
        Assert.Empty(bench.Leftovers());
    }
}
