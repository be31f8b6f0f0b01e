using Ingot.Arm.Images;
using Ingot.Arm.Machines;
using Ingot.Emulator.Faults;
using Ingot.Recipes;
using Ingot.Tests.Emulator.Arm;

namespace Ingot.Tests.Arm;

/// <summary>A managed image that an earlier process began.</summary>
public sealed class ManagedCaptureSpecs
{
    [Fact]
    public async Task What_a_killed_capture_began_is_waited_for()
    {
        await using var bench = await OpenAsync("PUT images#1=lasting:3");
        using var killed = CancellationTokenSource.CreateLinkedTokenSource(CaptureBench.Token);
        var first = CaptureAsync(bench, killed.Token);
        while (!Images(bench).Any())
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, CaptureBench.Token);
        await killed.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);

        var id = await CaptureAsync(bench, CaptureBench.Token);

        Assert.Equal(id, Assert.Single(Images(bench)), ignoreCase: true);
        Assert.NotNull(bench.Azure.Server.FindGuest(id));
    }

    [Fact]
    public async Task What_came_to_nothing_makes_room()
    {
        await using var bench = await OpenAsync("PUT images#1=failed:StorageFailure");
        await Assert.ThrowsAsync<Fault>(() => CaptureAsync(bench, CaptureBench.Token));
        Assert.Single(Images(bench));

        var id = await CaptureAsync(bench, CaptureBench.Token);

        Assert.Equal(id, Assert.Single(Images(bench)), ignoreCase: true);
        Assert.NotNull(bench.Azure.Server.FindGuest(id));
    }

    [Theory]
    [InlineData("reset-after:5")]
    [InlineData("504-after:5")]
    public async Task What_was_begun_unheard_is_waited_for(string what)
    {
        await using var bench = await OpenAsync($"PUT images#1={what}");

        var id = await CaptureAsync(bench, CaptureBench.Token);

        Assert.Equal(id, Assert.Single(Images(bench)), ignoreCase: true);
        Assert.Contains(bench.Azure.Server.RequestLog, request => request.Method == "PUT" && request.Status == 409);
    }

    [Fact]
    public async Task What_is_whole_is_not_made_again()
    {
        await using var bench = await OpenAsync("PUT images#9=500");
        var first = await CaptureAsync(bench, CaptureBench.Token);

        Assert.Equal(first, await CaptureAsync(bench, CaptureBench.Token));
        Assert.Single(bench.Azure.Server.RequestLog, request => request.Method == "PUT" && request.Path.Contains("/images/", StringComparison.OrdinalIgnoreCase));
    }

    static Task<CaptureBench> OpenAsync(string rule) => CaptureBench.OpenAsync(
        EmulatedAzure.NewOptions() with { FaultRules = [FaultRule.Parse(rule)!] }, withVm: true, generalized: true);

    static Task<string> CaptureAsync(CaptureBench bench, CancellationToken cancellationToken)
    {
        var recipe = CaptureBench.Recipe() with { BuildResourceGroup = bench.Vm.ResourceGroupName, VmName = bench.Vm.Name, Capture = new() { Kind = CaptureKind.ManagedImage } };
        return new ManagedImages(bench.Session, recipe).CaptureAsync(new BuildVm(bench.Session, recipe), CaptureBench.Entry(), cancellationToken);
    }

    static IEnumerable<string> Images(CaptureBench bench) => bench.Azure.Server.ResourceIds.Where(id => id.Contains("/Microsoft.Compute/images/", StringComparison.OrdinalIgnoreCase));
}
