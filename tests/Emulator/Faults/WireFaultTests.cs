using System.Text.Json.Nodes;
using Ingot.Emulator.Faults;
using Ingot.Tests.Emulator.Arm;

namespace Ingot.Tests.Emulator.Faults;

/// <summary>What a rule makes happen to a request, and what it leaves.</summary>
public sealed class WireFaultTests
{
    const string Address = "/providers/Microsoft.Network/publicIPAddresses/one";

    static JsonObject Body => new() { ["location"] = "westeurope" };

    [Theory]
    [InlineData("429", 429, "TooManyRequests", false)]
    [InlineData("500", 500, "InternalServerError", false)]
    [InlineData("503", 503, "ServerTimeout", false)]
    [InlineData("504", 504, "GatewayTimeout", false)]
    [InlineData("504-after", 504, "GatewayTimeout", true)]
    [InlineData("403", 403, "AuthorizationFailed", false)]
    [InlineData("409", 409, "Conflict", false)]
    public async Task A_refusal_has_its_status_and_only_one_after_acting_leaves_something(string what, int status, string code, bool acted)
    {
        await using var azure = await StartAsync($"PUT publicIPAddresses#1={what}");

        var answer = await azure.GroupAsync("PUT", "ingot-images", Address, Body);

        Assert.Equal($"{status} {code}", answer.Refusal);
        Assert.Equal(status is 429 or 503, answer.Headers.ContainsKey("Retry-After"));
        Assert.Equal(acted, Exists(azure));
        Assert.Contains(azure.Server.RequestLog, request => request.Fault == $"PUT publicIPAddresses#1={what}" && request.Status == status);
        Assert.True((await azure.GroupAsync("PUT", "ingot-images", Address, Body)).Status < 300);
    }

    [Theory]
    [InlineData("reset", false)]
    [InlineData("reset-after", true)]
    public async Task A_broken_connection_gives_no_answer(string what, bool acted)
    {
        await using var azure = await StartAsync($"PUT publicIPAddresses#*={what}");

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => azure.GroupAsync("PUT", "ingot-images", Address, Body));

        Assert.Equal(acted, Exists(azure));
        Assert.Contains(azure.Server.RequestLog, request => request.Fault is not null && request.Status == 0);
    }

    [Fact]
    public async Task An_outage_loses_one_answer_and_refuses_everything_after_it_for_a_while()
    {
        await using var azure = await StartAsync("PUT publicIPAddresses#1=outage:5");

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => azure.GroupAsync("PUT", "ingot-images", Address, Body));
        Assert.True(Exists(azure));
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => azure.GroupAsync("DELETE", "ingot-images", Address));
        Assert.True(Exists(azure));

        await Task.Delay(TimeSpan.FromSeconds(5), TimeProvider.System, EmulatedAzure.Cancellation);
        Assert.True((await azure.GroupAsync("DELETE", "ingot-images", Address)).Status < 300);
    }

    [Fact]
    public async Task A_failed_operation_says_its_code_and_leaves_the_machine()
    {
        await using var azure = await StartAsync("PUT virtualMachines#1=failed:AllocationFailed");

        var started = await azure.GroupAsync("PUT", "ingot-images", "/providers/Microsoft.Compute/virtualMachines/one", VmBodies.Good());
        var end = await azure.FollowAsync(started);

        Assert.Equal("Failed", end.Text("status"));
        Assert.Equal("AllocationFailed", end.Text("error", "code"));
        Assert.Contains(azure.Server.ResourceIds, id => id.EndsWith("/virtualMachines/one", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_stuck_operation_stays_in_progress_and_a_deletion_overtakes_it()
    {
        await using var azure = await StartAsync("PUT virtualMachines#1=stuck");
        const string machine = "/providers/Microsoft.Compute/virtualMachines/one";

        var started = await azure.GroupAsync("PUT", "ingot-images", machine, VmBodies.Good());
        var status = await azure.SendAsync("GET", started.Header("Azure-AsyncOperation"));

        Assert.Equal("InProgress", status.Text("status"));
        await azure.DoneAsync("DELETE", "ingot-images", machine);
        Assert.DoesNotContain(azure.Server.ResourceIds, id => id.EndsWith("/virtualMachines/one", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(BoundaryMoment.BeforeActing, false)]
    [InlineData(BoundaryMoment.AfterActing, true)]
    public async Task At_a_boundary_everything_waits(BoundaryMoment moment, bool acted)
    {
        await using var azure = await StartAsync();
        var there = azure.Server.Boundaries.StopAt(new(new("PUT", "publicIPAddresses", ""), 1, moment));

        var put = azure.GroupAsync("PUT", "ingot-images", Address, Body);
        await there;

        Assert.False(put.IsCompleted);
        Assert.Equal(acted, Exists(azure));
        azure.Server.Boundaries.Resume();
        Assert.True((await put).Status < 300);
    }

    [Fact]
    public async Task After_an_answer_the_next_request_waits()
    {
        await using var azure = await StartAsync();
        var there = azure.Server.Boundaries.StopAt(new(new("PUT", "publicIPAddresses", ""), 1, BoundaryMoment.AfterAnswer));

        Assert.True((await azure.GroupAsync("PUT", "ingot-images", Address, Body)).Status < 300);
        await there;
        var next = azure.GroupAsync("DELETE", "ingot-images", Address);

        Assert.False(next.IsCompleted);
        Assert.True(Exists(azure));
        azure.Server.Boundaries.Resume();
        Assert.True((await next).Status < 300);
    }

    static bool Exists(EmulatedAzure azure) => azure.Server.ResourceIds.Any(id => id.EndsWith("/publicIPAddresses/one", StringComparison.Ordinal));

    static Task<EmulatedAzure> StartAsync(params string[] rules) => EmulatedAzure.StartAsync(
        EmulatedAzure.NewOptions() with { FaultRules = [.. rules.Select(rule => FaultRule.Parse(rule) ?? throw new ArgumentException(rule, nameof(rules)))] });
}
