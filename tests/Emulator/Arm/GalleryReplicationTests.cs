using System.Text.Json.Nodes;
using Ingot.Emulator;
using Ingot.Emulator.Rehearsals;

namespace Ingot.Tests.Emulator.Arm;

public sealed class GalleryReplicationTests
{
    [Fact]
    public async Task A_slow_copy_shows_its_progress_and_ends_by_the_clock()
    {
        var time = new AdjustableTime();
        await using var azure = await StartAsync(time, new ReplicationRule { Region = "northeurope", Seconds = 1200 });
        var started = await azure.GalleryAsync("PUT", GalleryBodies.Version, Body("westeurope", "northeurope"));
        Assert.Equal("201 Creating", $"{started.Status} {started.Text("properties", "provisioningState")}");
        await azure.UntilAsync(status => State(status, "West Europe") == "Completed");
        time.Ahead = TimeSpan.FromMinutes(5);
        var status = await StatusAsync(azure);
        Assert.Equal("InProgress", status.Text("properties", "replicationStatus", "aggregatedState"));
        Assert.Equal("Replicating", State(status, "North Europe"));
        Assert.InRange(Entry(status, "North Europe")!["progress"]!.GetValue<int>(), 24, 26);
        time.Ahead = TimeSpan.FromMinutes(21);
        Assert.Equal("Completed", (await StatusAsync(azure)).Text("properties", "replicationStatus", "aggregatedState"));
    }

    [Fact]
    public async Task A_failure_of_storage_passes_when_the_put_is_repeated()
    {
        await using var azure = await StartAsync(null, new ReplicationRule { Region = "northeurope", Failures = 1 });
        var end = await azure.GalleryEndAsync("PUT", GalleryBodies.Version, Body("westeurope", "northeurope"));
        Assert.Equal("Failed InternalOperationError", $"{end.Text("status")} {end.Text("error", "code")}");
        Assert.Contains("storage allocation", end.Text("error", "message"), StringComparison.Ordinal);
        var status = await StatusAsync(azure);
        Assert.Equal("Failed", status.Text("properties", "provisioningState"));
        Assert.Equal("Failed Completed", $"{State(status, "North Europe")} {State(status, "West Europe")}");

        var again = await azure.GalleryEndAsync("PUT", GalleryBodies.Version, Body("westeurope", "northeurope"));
        Assert.Equal("Succeeded", again.Text("status"));
        Assert.Equal("Completed", (await StatusAsync(azure)).Text("properties", "replicationStatus", "aggregatedState"));
    }

    [Fact]
    public async Task A_version_without_a_snapshot_fails_until_it_is_deleted()
    {
        const string Code = "InvalidBeginGetAccessForGalleryImageVersionSnapshotResponseFromPIR";
        await using var azure = await StartAsync(null, new ReplicationRule
        {
            Failures = 1, FailureCode = Code, FailureMessage = "The response from pir.BeginGetAccessForGalleryImageVersionSnapshot is invalid.",
        });
        foreach (var attempt in (string[])["first", "second"])
        {
            var end = await azure.GalleryEndAsync("PUT", GalleryBodies.Version, Body("westeurope"));
            Assert.Equal($"{attempt} {Code}", $"{attempt} {end.Text("error", "code")}");
        }
        await azure.GalleryEndAsync("DELETE", GalleryBodies.Version);
        Assert.Equal("Succeeded", (await azure.GalleryEndAsync("PUT", GalleryBodies.Version, Body("westeurope"))).Text("status"));
    }

    [Fact]
    public async Task A_stuck_copy_goes_on_for_ever_and_is_overtaken_by_a_deletion()
    {
        var time = new AdjustableTime();
        await using var azure = await StartAsync(time, new ReplicationRule { Region = "northeurope", Stuck = true });
        var started = await azure.GalleryAsync("PUT", GalleryBodies.Version, Body("westeurope", "northeurope"));
        await azure.UntilAsync(status => State(status, "North Europe") == "Replicating");
        time.Ahead = TimeSpan.FromHours(10);
        Assert.Equal("Replicating", State(await StatusAsync(azure), "North Europe"));
        Assert.Equal("InProgress", (await azure.SendAsync("GET", started.Header("Azure-AsyncOperation"))).Text("status"));
        Assert.Equal("Succeeded", (await azure.GalleryEndAsync("DELETE", GalleryBodies.Version)).Text("status"));
        Assert.Equal("Canceled", (await azure.SendAsync("GET", started.Header("Azure-AsyncOperation"))).Text("status"));
    }

    [Fact]
    public async Task Regions_are_added_at_will_and_left_only_when_the_safety_profile_allows_it()
    {
        await using var azure = await StartAsync(null);
        await azure.GalleryEndAsync("PUT", GalleryBodies.Version, Body("westeurope"));
        await azure.GalleryEndAsync("PUT", GalleryBodies.Version, Body("westeurope", "eastus"));
        Assert.Equal("Completed", State(await StatusAsync(azure), "East US"));
        Assert.Equal("409 OperationNotAllowed", (await azure.GalleryAsync("PUT", GalleryBodies.Version, Body("westeurope"))).Refusal);
        var body = Body("westeurope");
        body["properties"]!["safetyProfile"] = new JsonObject { ["allowDeletionOfReplicatedLocations"] = true };
        await azure.GalleryEndAsync("PUT", GalleryBodies.Version, body);
        Assert.Null(Entry(await StatusAsync(azure), "East US"));
    }

    [Fact]
    public async Task Copies_go_on_when_the_emulator_starts_again()
    {
        var directory = Directory.CreateTempSubdirectory("ingot-gallery-").FullName;
        try
        {
            var time = new AdjustableTime();
            var options = EmulatedAzure.NewOptions() with
            {
                StateDirectory = directory, Time = time,
                Rehearsal = new() { Replication = [new() { Region = "northeurope", Seconds = 1200 }] },
            };
            string running;
            await using (var before = await PrepareAsync(options))
            {
                var started = await before.GalleryAsync("PUT", GalleryBodies.Version, Body("westeurope", "northeurope"));
                running = new Uri(started.Header("Azure-AsyncOperation")).PathAndQuery;
                await before.UntilAsync(status => State(status, "West Europe") == "Completed");
            }

            await using var after = await EmulatedAzure.StartAsync(options);
            Assert.Equal("InProgress", (await after.SendAsync("GET", running)).Text("status"));
            Assert.Equal("Creating", (await StatusAsync(after)).Text("properties", "provisioningState"));
            time.Ahead = TimeSpan.FromMinutes(21);
            await after.UntilAsync(status => status.Text("properties", "provisioningState") == "Succeeded");
            Assert.Equal("Succeeded", (await after.SendAsync("GET", running)).Text("status"));
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    static Task<EmulatedAzure> StartAsync(TimeProvider? time, params ReplicationRule[] rules) =>
        PrepareAsync(EmulatedAzure.NewOptions() with { Rehearsal = new() { Replication = rules }, Time = time ?? TimeProvider.System });

    static async Task<EmulatedAzure> PrepareAsync(EmulatorOptions options)
    {
        var azure = await EmulatedAzure.StartAsync(options);
        await azure.NewSourceAsync();
        await azure.GalleryEndAsync("PUT", GalleryBodies.Definition, GalleryBodies.NewDefinition());
        return azure;
    }

    static JsonObject Body(params string[] regions) =>
        GalleryBodies.NewVersion(GalleryBodies.Id(GalleryBodies.Vm), ("targetRegions", GalleryBodies.Regions(regions)));

    static Task<RawAnswer> StatusAsync(EmulatedAzure azure) => azure.GalleryAsync("GET", GalleryBodies.Version + "?$expand=ReplicationStatus");

    static JsonNode? Entry(RawAnswer status, string region) => status.Find("properties", "replicationStatus", "summary")?.AsArray()
        .FirstOrDefault(entry => entry?["region"]?.ToString() == region);

    static string? State(RawAnswer status, string region) => Entry(status, region)?["state"]?.ToString();
}
