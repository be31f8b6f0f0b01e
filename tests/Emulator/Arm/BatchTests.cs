using System.Text.Json.Nodes;
using Ingot.Emulator.Faults;

namespace Ingot.Tests.Emulator.Arm;

/// <summary>Many questions in one request.</summary>
public sealed class BatchTests
{
    const string Version = "api-version=2015-11-01";

    static string Subscription => $"/subscriptions/{EmulatedAzure.Subscription}";

    [Fact]
    public async Task Each_part_has_an_answer_of_its_own_and_the_batch_succeeds()
    {
        var rule = FaultRule.Parse("GET locations#1=429");
        Assert.NotNull(rule);
        await using var azure = await EmulatedAzure.StartAsync(EmulatedAzure.NewOptions() with { FaultRules = [rule] });

        var answer = await azure.SendAsync("POST", $"/batch?{Version}", Requests(
            $"{azure.Server.Endpoint.ToString().TrimEnd('/')}{Subscription}?api-version=2022-12-01",
            $"{Subscription}/locations?api-version=2022-12-01",
            $"{Subscription}/resourceGroups/absent/providers/Microsoft.Compute/virtualMachines?api-version=2017-03-30",
            $"{Subscription}/resourceGroups"));

        Assert.Equal(200, answer.Status);
        var parts = Assert.IsType<JsonArray>(answer.Find("responses"));
        Assert.Equal(["0", "1", "2", "3"], parts.Select(part => part?["name"]?.ToString()));
        Assert.Equal([200, 429, 404, 400], parts.Select(part => (int?)part?["httpStatusCode"]));
        Assert.Equal("Rehearsal", parts[0]?["content"]?["displayName"]?.ToString());
        Assert.Equal("1", parts[1]?["headers"]?["Retry-After"]?.ToString());
        Assert.Equal("ResourceGroupNotFound", parts[2]?["content"]?["error"]?["code"]?.ToString());
        Assert.Equal("MissingApiVersionParameter", parts[3]?["content"]?["error"]?["code"]?.ToString());
        Assert.Contains(azure.Server.RequestLog, entry => entry is { Method: "GET", Status: 429, Fault: not null } && entry.Path.EndsWith("/locations", StringComparison.Ordinal));
        Assert.Contains(azure.Server.RequestLog, entry => entry is { Method: "POST", Path: "/batch", Status: 200 });
    }

    [Fact]
    public async Task More_than_twenty_parts_are_fetched_later()
    {
        await using var azure = await EmulatedAzure.StartAsync();

        var accepted = await azure.SendAsync("POST", $"/batch?{Version}", Requests([.. Enumerable.Repeat($"{Subscription}?api-version=2022-12-01", 21)]));

        Assert.Equal(202, accepted.Status);
        Assert.True(int.TryParse(accepted.Header("Retry-After"), out _));
        var answer = await azure.SendAsync("GET", accepted.Header("Location"));
        Assert.Equal(200, answer.Status);
        Assert.Equal(21, Assert.IsType<JsonArray>(answer.Find("value")).Count);
        Assert.Equal(404, (await azure.SendAsync("GET", $"/batch/absent?{Version}")).Status);
    }

    [Fact]
    public async Task A_batch_keeps_the_rules_of_all_requests()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        var one = Requests($"{Subscription}?api-version=2022-12-01");

        Assert.Equal("401 AuthenticationFailed", (await azure.SendAsync("POST", $"/batch?{Version}", one, token: "")).Refusal);
        Assert.Equal("400 MissingApiVersionParameter", (await azure.SendAsync("POST", "/batch", one)).Refusal);
        Assert.Equal("400 InvalidRequestContent", (await azure.SendAsync("POST", $"/batch?{Version}", new JsonObject())).Refusal);
        Assert.Equal("400 InvalidRequestContent", (await azure.SendAsync("POST", $"/batch?{Version}", Requests("https://elsewhere.example/x"))).Refusal);
        var write = Requests(Subscription);
        write["requests"]![0]!["httpMethod"] = "DELETE";
        Assert.Equal("501 NotEmulated", (await azure.SendAsync("POST", $"/batch?{Version}", write)).Refusal);
    }

    static JsonObject Requests(params string[] urls) => new()
    {
        ["requests"] = new JsonArray([.. urls.Select((url, index) => (JsonNode)new JsonObject { ["httpMethod"] = "GET", ["url"] = url, ["name"] = $"{index}" })]),
    };
}
