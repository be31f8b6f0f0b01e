using Ingot.Emulator.Rehearsals;
using Ingot.Arm.Images;
using Ingot.Emulator;
using Ingot.Emulator.Faults;
using Ingot.Recipes;
using Ingot.Tests.Emulator.Arm;

namespace Ingot.Tests.Arm;

/// <summary>Publishing: all regions first, then latest.</summary>
public sealed class GalleryPublicationSpecs
{
    static readonly GalleryOptions TwoRegions = CaptureBench.Gallery with
    {
        TargetRegions = ["North Europe"], RegionReplicas = new Dictionary<string, int> { ["northeurope"] = 3 },
    };

    static readonly TimeSpan AfterReplication = TimeSpan.FromMinutes(21);

    // Replication takes twenty minutes, which pass when the test says so.
    static Task<CaptureBench> OpenAsync(AdjustableTime time) => CaptureBench.OpenAsync(
        EmulatedAzure.NewOptions() with { Time = time, Rehearsal = new() { Replication = [new() { Region = "northeurope", Seconds = 1200 }] } },
        withVm: true,
        generalized: true);

    [Fact]
    public async Task A_version_is_in_latest_when_all_its_regions_have_it()
    {
        var time = new AdjustableTime();
        await using var bench = await OpenAsync(time);
        var recipe = CaptureBench.Recipe(TwoRegions);
        var id = await bench.CaptureAsync(recipe);

        var publishing = bench.PublishAsync(recipe, id);
        while (!publishing.IsCompleted && !bench.Lines.Any(line => line.Contains("northeurope: Replicating", StringComparison.Ordinal)))
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, CaptureBench.Token);
        time.Ahead = AfterReplication;
        var first = await publishing;
        var second = await bench.PublishAsync(recipe, id);

        Assert.Equal((Publication.Done, Publication.Already), (first, second));
        var version = await bench.VersionAsync(id);
        Assert.False(version.PublishingProfile.IsExcludedFromLatest);
        Assert.Equal([("West Europe", 1), ("North Europe", 3)], version.PublishingProfile.TargetRegions.Select(region => (region.Name, region.RegionalReplicaCount ?? 0)));
        Assert.Contains(bench.Lines, line => line.Contains("northeurope: Replicating", StringComparison.Ordinal));
        Assert.Contains(bench.Lines, line => line.EndsWith("northeurope: Completed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_replication_that_is_refused_was_not_begun()
    {
        await using var bench = await CaptureBench.OpenAsync(
            EmulatedAzure.NewOptions() with { FaultRules = [FaultRule.Parse("PUT versions#2=409")!] }, withVm: true, generalized: true);
        var recipe = CaptureBench.Recipe(TwoRegions);
        var id = await bench.CaptureAsync(recipe);

        var fault = await Assert.ThrowsAsync<Fault>(() => bench.PublishAsync(recipe, id, wait: false));

        Assert.Equal("Conflict", fault.Code);
    }

    [Fact]
    public async Task Publishing_need_not_wait_and_goes_on_later()
    {
        var time = new AdjustableTime();
        await using var bench = await OpenAsync(time);
        var recipe = CaptureBench.Recipe(TwoRegions);
        var id = await bench.CaptureAsync(recipe);

        var started = await bench.PublishAsync(recipe, id, wait: false);
        var between = (await bench.VersionAsync(id)).PublishingProfile.IsExcludedFromLatest;
        var meanwhile = await bench.PublishAsync(recipe, id, wait: false);
        time.Ahead = AfterReplication;
        var ended = await bench.PublishAsync(recipe, id);

        Assert.Equal((Publication.UnderWay, Publication.UnderWay, Publication.Done), (started, meanwhile, ended));
        Assert.True(between);
        Assert.False((await bench.VersionAsync(id)).PublishingProfile.IsExcludedFromLatest);
    }

    [Fact]
    public async Task A_region_that_fails_is_tried_again()
    {
        await using var bench = await CaptureBench.OpenAsync(new ReplicationRule { Region = "northeurope", Failures = 2 });
        var recipe = CaptureBench.Recipe(TwoRegions);

        Assert.Equal(Publication.Done, await bench.PublishAsync(recipe, await bench.CaptureAsync(recipe)));
    }

    [Fact]
    public async Task A_region_that_fails_three_times_is_named_and_the_version_stays_out_of_latest()
    {
        await using var bench = await CaptureBench.OpenAsync(new ReplicationRule { Region = "northeurope", Failures = 99 });
        var recipe = CaptureBench.Recipe(TwoRegions);
        var id = await bench.CaptureAsync(recipe);

        var fault = await Assert.ThrowsAsync<Ingot.Fault>(() => bench.PublishAsync(recipe, id));

        Assert.Contains("North Europe", fault.Message, StringComparison.Ordinal);
        Assert.Contains("storage allocation", fault.Why, StringComparison.Ordinal);
        Assert.True((await bench.VersionAsync(id)).PublishingProfile.IsExcludedFromLatest);
    }

    [Fact]
    public async Task A_version_whose_further_region_failed_is_kept_and_found_and_published_later()
    {
        await using var bench = await CaptureBench.OpenAsync(new ReplicationRule { Region = "northeurope", Failures = 3 });
        var recipe = CaptureBench.Recipe(TwoRegions with { Version = "1.0.0" });
        var id = await bench.CaptureAsync(recipe);
        await Assert.ThrowsAsync<Ingot.Fault>(() => bench.PublishAsync(recipe, id));

        Assert.Equal(Azure.ResourceManager.Compute.Models.GalleryProvisioningState.Failed, (await bench.VersionAsync(id)).ProvisioningState);
        Assert.Equal(id, (await new GalleryVersions(bench.Session, recipe).FindAsync("fedcba9876543210", CaptureBench.Token))?.Id, ignoreCase: true);
        Assert.Contains("exists", Assert.Single(await new GalleryCheck(bench.Session, recipe).FindingsAsync(CaptureBench.Source, "", CaptureBench.Token)).What, StringComparison.Ordinal);
        Assert.Equal(id, await bench.CaptureAsync(recipe), ignoreCase: true);
        Assert.DoesNotContain(bench.Azure.Server.RequestLog, entry => entry.Method == "DELETE");
        Assert.Equal(Publication.Done, await bench.PublishAsync(recipe, id));
    }

    [Fact]
    public async Task A_version_can_stay_out_of_latest_and_be_kept_from_deletion()
    {
        await using var bench = await CaptureBench.OpenAsync();
        var recipe = CaptureBench.Recipe(CaptureBench.Gallery with { ExcludeFromLatest = true, EndOfLife = new(2031, 1, 1, 0, 0, 0, TimeSpan.Zero), BlockDeletionBeforeEndOfLife = true });
        var id = await bench.CaptureAsync(recipe);

        var first = await bench.PublishAsync(recipe, id);
        var second = await bench.PublishAsync(recipe, id);

        Assert.Equal((Publication.Done, Publication.Already), (first, second));
        Assert.True((await bench.VersionAsync(id)).PublishingProfile.IsExcludedFromLatest);
        var raw = await bench.Azure.SendAsync("GET", $"{id}?api-version=2023-07-03");
        Assert.Contains("\"blockDeletionBeforeEndOfLife\":true", raw.Body?.ToString().Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shallow_version_never_becomes_a_full_one()
    {
        await using var bench = await CaptureBench.OpenAsync();
        var shallow = CaptureBench.Recipe(CaptureBench.Gallery with { ReplicationMode = "Shallow" });
        var id = await bench.CaptureAsync(shallow);

        var fault = await Assert.ThrowsAsync<Ingot.Fault>(() => bench.PublishAsync(CaptureBench.Recipe(TwoRegions), id));

        Assert.Contains("shallow", fault.Message, StringComparison.Ordinal);
        Assert.Null(await new GalleryVersions(bench.Session, CaptureBench.Recipe(TwoRegions)).FindAsync("fedcba9876543210", CaptureBench.Token));
        Assert.Equal(Publication.Done, await bench.PublishAsync(shallow, id));
    }
}
