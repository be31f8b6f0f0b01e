using System.Text.Json.Nodes;

namespace Ingot.Tests.Emulator.Arm;

public sealed class CommonRulesTests
{
    const string Vms = "/providers/Microsoft.Compute/virtualMachines";

    [Theory]
    [InlineData("GET", "/subscriptions", "400 MissingApiVersionParameter")]
    [InlineData("GET", "/subscriptions?api-version=newest", "400 InvalidApiVersionParameter")]
    [InlineData("GET", "/subscriptions/12345678-1234-1234-1234-123456789012?api-version=2022-12-01", "404 SubscriptionNotFound")]
    [InlineData("GET", "/subscriptions/mine?api-version=2022-12-01", "400 InvalidSubscriptionId")]
    [InlineData("GET", "{sub}/resourceGroups/none?api-version=2022-09-01", "404 ResourceGroupNotFound")]
    [InlineData("GET", "{sub}/resourceGroups/none" + Vms + "/x?api-version=2023-07-01", "404 ResourceGroupNotFound")]
    [InlineData("GET", "{sub}/resourceGroups/ingot-images" + Vms + "/x?api-version=2023-07-01", "404 ResourceNotFound")]
    [InlineData("GET", "{sub}/resourceGroups/ingot-images" + Vms + "/x/runCommands?api-version=2023-07-01", "404 ParentResourceNotFound")]
    [InlineData("GET", "{sub}/providers/Microsoft.Nothing?api-version=2022-09-01", "404 InvalidResourceNamespace")]
    [InlineData("GET", "{sub}/resourceGroups/ingot-images/providers/Microsoft.KeyVault/vaults/x?api-version=2023-07-01", "501 NotEmulated")]
    [InlineData("PUT", "{sub}/resourceGroups/ingot-images" + Vms + "/x?api-version=2023-07-01", "400 InvalidRequestContent")]
    public async Task A_request_that_breaks_a_common_rule_is_refused(string method, string path, string refusal)
    {
        await using var azure = await EmulatedAzure.StartAsync();
        var subscription = "/subscriptions/" + EmulatedAzure.Subscription;
        var answer = await azure.SendAsync(method, path.Replace("{sub}", subscription, StringComparison.Ordinal));
        Assert.Equal(refusal, answer.Refusal);
        Assert.NotEmpty(answer.Text("error", "message"));
    }

    [Theory]
    [InlineData("Microsoft.Compute/virtualMachines")]
    [InlineData("Microsoft.Compute/disks")]
    [InlineData("Microsoft.Compute/images")]
    [InlineData("Microsoft.Network/networkInterfaces")]
    [InlineData("Microsoft.Network/virtualNetworks")]
    [InlineData("Microsoft.Network/publicIPAddresses")]
    [InlineData("Microsoft.Network/networkSecurityGroups")]
    public async Task Deleting_nothing_is_fine(string type)
    {
        await using var azure = await EmulatedAzure.StartAsync();
        Assert.Equal(204, (await azure.GroupAsync("DELETE", "ingot-images", $"/providers/{type}/none")).Status);
    }

    [Fact]
    public async Task Every_answer_can_be_traced()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        var answer = await azure.GroupAsync("GET", "ingot-images", Vms + "/none");
        Assert.True(Guid.TryParse(answer.Header("x-ms-request-id"), out _));
        Assert.Equal(answer.Header("x-ms-request-id"), answer.Header("x-ms-correlation-request-id"));
        Assert.NotEmpty(answer.Header("x-ms-routing-request-id"));
        Assert.Equal("249", answer.Header("x-ms-ratelimit-remaining-subscription-reads"));
        Assert.NotEmpty(answer.Header("x-ms-ratelimit-remaining-resource"));
    }

    [Fact]
    public async Task Ids_ignore_case()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        var answer = await azure.SendAsync("GET", EmulatedAzure.SubnetId.ToUpperInvariant() + "?api-version=2023-09-01");
        Assert.Equal(EmulatedAzure.SubnetId, answer.Text("id"));
    }

    [Fact]
    public async Task The_request_log_has_method_path_and_status_and_no_secret()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        await azure.GroupAsync("PUT", "ingot-images", Vms + "/bake01", VmBodies.With("hardwareProfile.vmSize", "Standard_Nothing"));
        var log = azure.Server.RequestLog;
        Assert.Contains(log, entry => entry is { Method: "PUT", Status: 400 } && entry.Path.EndsWith("/bake01", StringComparison.Ordinal));
        Assert.Contains(log, entry => entry is { Method: "POST", Status: 200 } && entry.Path.EndsWith("/token", StringComparison.Ordinal));
        Assert.DoesNotContain(log, entry => entry.ToString().Contains("canary", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task The_request_log_has_the_bodies_of_writes_without_their_secrets()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        var machine = VmBodies.With("osProfile.customData", "Y3VzdG9tLWNhbmFyeQ==");
        await azure.DoneAsync("PUT", "ingot-images", Vms + "/bake01", machine);
        await azure.DoneAsync("PUT", "ingot-images", Vms + "/bake01/runCommands/say", new JsonObject
        {
            ["location"] = "westeurope",
            ["properties"] = new JsonObject
            {
                ["source"] = new JsonObject { ["script"] = "param($Key) exit 0" },
                ["protectedParameters"] = new JsonArray(new JsonObject { ["name"] = "Key", ["value"] = "key-canary" }),
            },
        });

        var bodies = azure.Server.RequestLog.Where(entry => entry.Method == "PUT").Select(entry => entry.Body).ToList();
        machine["properties"]!["osProfile"]!["adminPassword"] = "***";
        machine["properties"]!["osProfile"]!["customData"] = "***";
        Assert.Equal(machine.ToJsonString(), bodies[0]?.ToJsonString());
        Assert.Equal(
            """[{"name":"Key","value":"***"}]""",
            bodies[1]?["properties"]?["protectedParameters"]?.ToJsonString());
        Assert.Null(azure.Server.RequestLog.First(entry => entry.Method == "POST").Body);
    }

    [Fact]
    public async Task Operations_have_the_shapes_of_their_providers()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        var nsg = new JsonObject { ["location"] = "westeurope" };
        var network = await azure.GroupAsync("PUT", "ingot-images", "/providers/Microsoft.Network/networkSecurityGroups/n", nsg);
        Assert.Equal("201 Updating", $"{network.Status} {network.Text("properties", "provisioningState")}");
        var networkStatus = network.Header("Azure-AsyncOperation");
        Assert.Contains("/providers/Microsoft.Network/locations/westeurope/operations/", networkStatus, StringComparison.Ordinal);
        Assert.DoesNotContain("Location", network.Headers.Keys, StringComparer.OrdinalIgnoreCase);

        var machine = await azure.GroupAsync("PUT", "ingot-images", Vms + "/m", VmBodies.Good());
        Assert.Equal("201 Creating", $"{machine.Status} {machine.Text("properties", "provisioningState")}");
        var machineStatus = machine.Header("Azure-AsyncOperation");
        Assert.Contains("/providers/Microsoft.Compute/locations/westeurope/operations/", machineStatus, StringComparison.Ordinal);
        Assert.Equal("Succeeded", (await azure.FollowAsync(machine)).Text("status"));

        var off = await azure.GroupAsync("POST", "ingot-images", Vms + "/m/powerOff");
        Assert.Equal(202, off.Status);
        Assert.Contains("monitor=true", off.Header("Location"), StringComparison.Ordinal);
        var group = await azure.GroupAsync("DELETE", "ingot-images", "");
        Assert.Equal(202, group.Status);
        Assert.DoesNotContain("Azure-AsyncOperation", group.Headers.Keys, StringComparer.OrdinalIgnoreCase);
        Assert.Equal(200, (await azure.SendAsync("GET", group.Header("Location"))).Status);
    }
}
