using System.Text.Json.Nodes;
using Ingot.Emulator.Rehearsals;

namespace Ingot.Tests.Emulator.Arm;

public sealed class QuotaTests
{
    const string Vm = "/providers/Microsoft.Compute/virtualMachines/bake01";

    [Theory]
    [InlineData("cores", "Total Regional Cores", "OperationNotAllowed")]
    [InlineData("standardDSv5Family", "standardDSv5Family Cores", "OperationNotAllowed")]
    [InlineData("standardDSv5Family", "standardDSv5Family Cores", "QuotaExceeded")]
    public async Task A_machine_beyond_a_limit_is_refused_with_the_figures(string name, string shown, string code)
    {
        await using var azure = await StartAsync(new() { Quotas = [new() { Name = name, Limit = 5, Used = 4, Code = code }] });
        var answer = await azure.GroupAsync("PUT", "ingot-images", Vm, VmBodies.Good());
        Assert.Equal($"409 {code}", answer.Refusal);
        var message = answer.Text("error", "message");
        Assert.Contains($"exceeding approved {shown} quota", message, StringComparison.Ordinal);
        Assert.Contains("Location: westeurope, Current Limit: 5, Current Usage: 4, Additional Required: 2", message, StringComparison.Ordinal);
        Assert.Equal("4 of 5", await UsageAsync(azure, name));
    }

    [Fact]
    public async Task Spot_machines_have_a_quota_of_their_own()
    {
        await using var azure = await StartAsync(new() { Quotas = [new() { Name = "lowPriorityCores", Limit = 3 }, new() { Name = "cores", Limit = 0 }] });
        await azure.DoneAsync("PUT", "ingot-images", Vm, VmBodies.With("priority", "Spot"));
        Assert.Equal("2 of 3", await UsageAsync(azure, "lowPriorityCores"));
        Assert.Equal("0 of 0", await UsageAsync(azure, "cores"));
        var second = await azure.GroupAsync("PUT", "ingot-images", Vm + "b", VmBodies.With("priority", "Spot"));
        Assert.Contains("LowPriorityCores", second.Text("error", "message"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "AllocationFailed")]
    [InlineData("1", "ZonalAllocationFailed")]
    public async Task Without_capacity_the_operation_fails_and_leaves_what_it_made(string? zone, string code)
    {
        await using var azure = await StartAsync(new() { Capacities = [new() { Size = "Standard_D2s_v5", Failures = 1 }] });
        var before = azure.Server.ResourceIds.Count;
        var body = VmBodies.Good();
        if (zone is not null)
            body["zones"] = new JsonArray(zone);
        var started = await azure.GroupAsync("PUT", "ingot-images", Vm, body);
        Assert.Equal(201, started.Status);
        var ended = await azure.FollowAsync(started);
        Assert.Equal($"Failed {code}", $"{ended.Text("status")} {ended.Text("error", "code")}");
        Assert.Equal(before + 3, azure.Server.ResourceIds.Count);
        Assert.Equal("Failed", (await azure.GroupAsync("GET", "ingot-images", Vm)).Text("properties", "provisioningState"));
        Assert.Equal("0 of 100", await UsageAsync(azure, "cores"));
        await azure.DoneAsync("PUT", "ingot-images", Vm, body);
        Assert.Equal("2 of 100", await UsageAsync(azure, "cores"));
    }

    [Fact]
    public async Task A_zone_without_capacity_leaves_the_others()
    {
        await using var azure = await StartAsync(new() { Capacities = [new() { Size = "Standard_D2s_v5", Zone = "1" }] });
        foreach (var zone in (string[])["1", "2"])
        {
            var body = VmBodies.Good();
            body["zones"] = new JsonArray(zone);
            var ended = await azure.FollowAsync(await azure.GroupAsync("PUT", "ingot-images", Vm + zone, body));
            Assert.Equal(zone == "1" ? "Failed" : "Succeeded", ended.Text("status"));
        }
    }

    [Fact]
    public async Task A_deallocated_machine_may_find_no_room_when_it_starts()
    {
        var state = new RehearsalState { Capacities = [new() { Size = "Standard_D2s_v5", Zone = "1", Failures = 1 }, new() { Size = "Standard_D2as_v5" }] };
        await using var azure = await StartAsync(state);
        await azure.DoneAsync("PUT", "ingot-images", Vm, VmBodies.Good());
        await azure.DoneAsync("POST", "ingot-images", Vm + "/deallocate");
        await azure.DoneAsync("PATCH", "ingot-images", Vm, new JsonObject
        {
            ["properties"] = new JsonObject { ["hardwareProfile"] = new JsonObject { ["vmSize"] = "Standard_D2as_v5" } },
        });
        var ended = await azure.FollowAsync(await azure.GroupAsync("POST", "ingot-images", Vm + "/start"));
        Assert.Equal("AllocationFailed", ended.Text("error", "code"));
    }

    [Fact]
    public async Task A_size_that_is_restricted_or_not_offered_is_refused_and_listed_so()
    {
        await using var azure = await StartAsync(new()
        {
            Sizes =
            [
                new() { Name = "Standard_D2s_v5", Restricted = true },
                new() { Name = "Standard_D4s_v5", Location = "westeurope", Offered = false },
                new() { Name = "Standard_D8s_v5", Zones = ["3"], RestrictedZones = ["3"] },
            ],
        });
        Assert.Equal("409 SkuNotAvailable", (await azure.GroupAsync("PUT", "ingot-images", Vm, VmBodies.Good())).Refusal);
        var missing = VmBodies.With("hardwareProfile.vmSize", "Standard_D4s_v5");
        Assert.Equal("400 InvalidParameter", (await azure.GroupAsync("PUT", "ingot-images", Vm, missing)).Refusal);
        var zonal = VmBodies.With("hardwareProfile.vmSize", "Standard_D8s_v5");
        zonal["zones"] = new JsonArray("3");
        Assert.Equal("409 SkuNotAvailable", (await azure.GroupAsync("PUT", "ingot-images", Vm, zonal)).Refusal);

        var filter = Uri.EscapeDataString("location eq 'westeurope'");
        var answer = await azure.SendAsync("GET", $"/subscriptions/{EmulatedAzure.Subscription}/providers/Microsoft.Compute/skus?api-version=2021-07-01&$filter={filter}");
        var skus = answer.Find("value")!.AsArray();
        Assert.True(skus.Count >= 12);
        Assert.DoesNotContain(skus, sku => sku!["name"]!.ToString() == "Standard_D4s_v5");
        Assert.Equal("Location NotAvailableForSubscription", Restriction(skus, "Standard_D2s_v5"));
        Assert.Equal("Zone NotAvailableForSubscription", Restriction(skus, "Standard_D8s_v5"));
    }

    static string Restriction(JsonArray skus, string name)
    {
        var restriction = skus.Single(sku => sku!["name"]!.ToString() == name)!["restrictions"]![0]!;
        return $"{restriction["type"]} {restriction["reasonCode"]}";
    }

    static async Task<string> UsageAsync(EmulatedAzure azure, string name)
    {
        var path = $"/subscriptions/{EmulatedAzure.Subscription}/providers/Microsoft.Compute/locations/westeurope/usages?api-version=2023-07-01";
        var usage = (await azure.SendAsync("GET", path)).Find("value")!.AsArray().Single(each => each!["name"]!["value"]!.ToString() == name)!;
        return $"{usage["currentValue"]} of {usage["limit"]}";
    }

    static Task<EmulatedAzure> StartAsync(RehearsalState state) =>
        EmulatedAzure.StartAsync(EmulatedAzure.NewOptions() with { Rehearsal = state });
}
