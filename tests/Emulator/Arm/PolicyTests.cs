using System.Text.Json.Nodes;
using Ingot.Emulator.Rehearsals;

namespace Ingot.Tests.Emulator.Arm;

public sealed class PolicyTests
{
    const string Vm = "/providers/Microsoft.Compute/virtualMachines/bake01";

    [Fact]
    public async Task What_a_policy_denies_is_refused_with_the_policy()
    {
        await using var azure = await StartAsync(new Policy { Name = "where", DisplayName = "Allowed locations", AllowedLocations = ["northeurope"] });
        var answer = await azure.GroupAsync("PUT", "ingot-images", Vm, VmBodies.Good());
        Assert.Equal("403 RequestDisallowedByPolicy", answer.Refusal);
        Assert.Equal("bake01", answer.Text("error", "target"));
        Assert.StartsWith("Resource 'bake01' was disallowed by policy.", answer.Text("error", "message"), StringComparison.Ordinal);
        var info = answer.Find("error", "additionalInfo")![0]!["info"]!;
        Assert.Equal("Allowed locations", info["policyDefinitionDisplayName"]!.ToString());
        var expression = info["evaluationDetails"]!["evaluatedExpressions"]!.AsArray()[^1]!;
        Assert.Equal("location westeurope notIn", $"{expression["expression"]} {expression["expressionValue"]} {expression["operator"]}");
    }

    [Theory]
    [InlineData("size", 403)]
    [InlineData("tag", 403)]
    [InlineData("name", 403)]
    [InlineData("public", 201)]
    [InlineData("elsewhere", 201)]
    [InlineData("type", 201)]
    public async Task A_policy_denies_what_meets_its_conditions(string kind, int status)
    {
        await using var azure = await StartAsync(kind switch
        {
            "size" => new Policy { Name = "p", AllowedSizes = ["Standard_D4s_v5"] },
            "tag" => new Policy { Name = "p", RequiredTag = "owner" },
            "name" => new Policy { Name = "p", NamePattern = "vm-*" },
            "public" => new Policy { Name = "p", NoPublicAddress = true },
            "elsewhere" => new Policy { Name = "p", RequiredTag = "owner", Scope = "/resourceGroups/ingot-network" },
            _ => new Policy { Name = "p", RequiredTag = "owner", Types = ["Microsoft.Compute/images"] },
        });
        Assert.Equal(status, (await azure.GroupAsync("PUT", "ingot-images", Vm, VmBodies.Good())).Status);
    }

    [Fact]
    public async Task A_public_address_inside_a_machine_is_seen()
    {
        await using var azure = await StartAsync(new Policy { Name = "p", NoPublicAddress = true });
        var body = VmBodies.Good();
        var nic = body["properties"]!["networkProfile"]!["networkInterfaceConfigurations"]![0]!["properties"]!;
        nic["ipConfigurations"]![0]!["properties"]!["publicIPAddressConfiguration"] = new JsonObject { ["name"] = "public" };
        Assert.Equal("403 RequestDisallowedByPolicy", (await azure.GroupAsync("PUT", "ingot-images", Vm, body)).Refusal);
    }

    [Fact]
    public async Task Policies_can_be_asked_beforehand()
    {
        await using var azure = await StartAsync(
            new Policy { Name = "where", AllowedLocations = ["northeurope"] },
            new Policy { Name = "tagged", RequiredTag = "owner" });
        var answer = await azure.GroupAsync("POST", "ingot-images", "/providers/Microsoft.PolicyInsights/checkPolicyRestrictions", JsonNode.Parse("""
            {"resourceDetails":{"resourceContent":{"type":"Microsoft.Compute/virtualMachines","location":"westeurope","tags":{"owner":"me"}},"apiVersion":"2023-07-01"},
             "pendingFields":[{"field":"location","values":["westeurope","northeurope"]},{"field":"tags"}]}
            """));
        var evaluation = Assert.Single(answer.Find("contentEvaluationResult", "policyEvaluations")!.AsArray())!;
        Assert.EndsWith("/policyDefinitions/where", evaluation["policyInfo"]!["policyDefinitionId"]!.ToString(), StringComparison.Ordinal);
        Assert.Equal("NonCompliant", evaluation["evaluationResult"]!.ToString());
        var fields = answer.Find("fieldRestrictions")!.AsArray();
        Assert.Equal("location Deny [\"westeurope\"]", Restriction(fields[0]!));
        Assert.Equal("tags.owner Required []", Restriction(fields[1]!));
    }

    [Theory]
    [InlineData("CanNotDelete", 201)]
    [InlineData("ReadOnly", 409)]
    public async Task A_lock_is_a_lock(string level, int put)
    {
        var state = new RehearsalState { Locks = [new() { Name = "keep", Scope = "/resourceGroups/ingot-images", Level = level }] };
        await using var azure = await EmulatedAzure.StartAsync(EmulatedAzure.NewOptions() with { Rehearsal = state });
        Assert.Equal(put, (await azure.GroupAsync("PUT", "ingot-images", Vm, VmBodies.Good())).Status);
        Assert.Equal("409 ScopeLocked", (await azure.GroupAsync("DELETE", "ingot-images", Vm)).Refusal);
        Assert.Equal("409 ScopeLocked", (await azure.GroupAsync("DELETE", "ingot-images", "")).Refusal);
        Assert.Equal(200, (await azure.GroupAsync("GET", "ingot-images", "")).Status);
    }

    [Fact]
    public async Task A_provider_that_is_not_registered_makes_nothing()
    {
        var providers = new Dictionary<string, Registration>(StringComparer.Ordinal) { ["Microsoft.Compute"] = Registration.NotRegistered };
        await using var azure = await EmulatedAzure.StartAsync(EmulatedAzure.NewOptions() with { Rehearsal = new() { Providers = providers } });
        Assert.Equal("409 MissingSubscriptionRegistration", (await azure.GroupAsync("PUT", "ingot-images", Vm, VmBodies.Good())).Refusal);
        var subscription = $"/subscriptions/{EmulatedAzure.Subscription}";
        var provider = await azure.SendAsync("GET", subscription + "/providers/Microsoft.Compute?api-version=2022-09-01");
        Assert.Equal("NotRegistered", provider.Text("registrationState"));
        var other = await azure.SendAsync("GET", subscription + "/providers/Microsoft.Network?api-version=2022-09-01");
        Assert.Equal("Registered", other.Text("registrationState"));
        const string Feature = "/providers/Microsoft.Features/providers/Microsoft.Compute/features/EncryptionAtHost?api-version=2021-07-01";
        Assert.Equal("NotRegistered", (await azure.SendAsync("GET", subscription + Feature)).Text("properties", "state"));
    }

    [Theory]
    [InlineData("Deallocate", "deallocated")]
    [InlineData("Delete", null)]
    public async Task A_spot_machine_is_taken_back_as_its_policy_says(string policy, string? power)
    {
        var state = new RehearsalState { SpotEvictions = [new() { AfterTag = "stage=RunAnsible" }] };
        await using var azure = await EmulatedAzure.StartAsync(EmulatedAzure.NewOptions() with { Rehearsal = state });
        var body = VmBodies.With("priority", "Spot");
        body["properties"]!["evictionPolicy"] = policy;
        await azure.DoneAsync("PUT", "ingot-images", Vm, body);
        Assert.Equal(200, (await azure.GroupAsync("GET", "ingot-images", Vm)).Status);
        await azure.DoneAsync("PATCH", "ingot-images", Vm, new JsonObject { ["tags"] = new JsonObject { ["stage"] = "RunAnsible" } });
        var answer = await azure.GroupAsync("GET", "ingot-images", Vm + "/instanceView");
        if (power is null)
            Assert.Equal("404 ResourceNotFound", answer.Refusal);
        else
            Assert.Equal("PowerState/" + power, answer.Find("statuses")!.AsArray()[^1]!["code"]!.ToString());
    }

    static string Restriction(JsonNode field)
    {
        var restriction = field["restrictions"]![0]!;
        return $"{field["field"]} {restriction["result"]} {restriction["values"]!.ToJsonString()}";
    }

    static Task<EmulatedAzure> StartAsync(params Policy[] policies) =>
        EmulatedAzure.StartAsync(EmulatedAzure.NewOptions() with { Rehearsal = new() { Policies = policies } });
}
