namespace Ingot.Tests.Journeys;

/// <summary>Cleanup takes what there is, after whatever end of the run before, and touches nothing when there is nothing.</summary>
public sealed class CleanupSpecs
{
    static readonly string[] shared = ["--build-resource-group", "ingot-images"];

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task With_nothing_there_it_writes_nothing(bool isShared)
    {
        await using var bench = await Workbench.OpenAsync(Token);

        var run = await bench.BakeAsync(Token, ["Cleanup", .. isShared ? shared : []]);

        run.Ended(0);
        Assert.Contains("nothing was left", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(bench.Azure.RequestLog, entry => entry.Method is "PUT" or "PATCH" or "DELETE");
    }

    [Fact]
    public async Task What_a_run_killed_in_its_cleanup_left_in_the_users_group_goes_with_the_next_one_although_its_image_is_there()
    {
        await using var bench = await Workbench.OpenAsync(Token);
        (await bench.BakeAsync(Token, ["CaptureImage", .. shared])).Ended(0);
        var ours = new Dictionary<string, string>(StringComparer.Ordinal) { ["ingot-image"] = "windows-2022" };
        await bench.PutSecurityGroupAsync("ingot-images", "bake-2022-nsg", ours, Token);
        await bench.PutSecurityGroupAsync("ingot-images", "bake-2022-in-use", new Dictionary<string, string>(ours) { ["ingot-holder"] = DeadHolder }, Token);
        await bench.PutSecurityGroupAsync("ingot-images", "bake-2022-nsg-2", ours, Token);

        var next = await bench.BakeAsync(Token, ["CaptureImage", .. shared]);
        var left = bench.Leftovers();
        var writes = bench.Azure.RequestLog.Count(IsWrite);
        var last = await bench.BakeAsync(Token, ["CaptureImage", .. shared]);

        next.Ended(0);
        Assert.Contains("An image of the same inputs is there already", next.Output, StringComparison.Ordinal);
        Assert.EndsWith("/bake-2022-nsg-2", Assert.Single(left), StringComparison.Ordinal);
        last.Ended(0);
        Assert.Equal(writes, bench.Azure.RequestLog.Count(IsWrite));
        Assert.Single(bench.Images());
    }

    // Long silent, on a machine that is not this one.
    static string DeadHolder => new Ingot.Recipes.Holder("baker", "another-machine", 1, Long, Long).ToString();

    static DateTimeOffset Long { get; } = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    static bool IsWrite(Ingot.Emulator.RequestLogEntry entry) => entry.Method is "PUT" or "PATCH" or "DELETE";
}
