using System.Text.Json.Nodes;
using Ingot.Emulator.Rehearsals;

namespace Ingot.Tests.Emulator.Arm;

public sealed class PermissionTests
{
    const string Vm = "/providers/Microsoft.Compute/virtualMachines/bake01";

    [Fact]
    public async Task The_owner_may_do_everything()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        var answer = await azure.GroupAsync("GET", "ingot-images", "/providers/Microsoft.Authorization/permissions");
        Assert.Equal("*", answer.Find("value")?[0]?["actions"]?[0]?.ToString());
    }

    [Fact]
    public async Task What_no_role_allows_is_refused_with_action_and_scope()
    {
        await using var azure = await StartAsync(new Grant { Actions = ["*/read"] });
        var answer = await azure.GroupAsync("PUT", "ingot-images", Vm, VmBodies.Good());
        Assert.Equal("403 AuthorizationFailed", answer.Refusal);
        var scope = $"/subscriptions/{EmulatedAzure.Subscription}/resourceGroups/ingot-images{Vm}";
        Assert.Equal(
            $"The client '{azure.Options.ClientId}' with object id '0b1ec700-0000-4000-8000-000000000001' does not have authorization to "
            + $"perform action 'Microsoft.Compute/virtualMachines/write' over scope '{scope}' or the scope is invalid. If access was recently "
            + "granted, please refresh your credentials.",
            answer.Text("error", "message"));
        Assert.Equal("404 ResourceNotFound", (await azure.GroupAsync("GET", "ingot-images", Vm)).Refusal);
    }

    [Theory]
    [InlineData("POST", Vm + "/generalize", "Microsoft.Compute/virtualMachines/generalize/action")]
    [InlineData("PUT", Vm + "/runCommands/x", "Microsoft.Compute/virtualMachines/runCommands/write")]
    [InlineData("DELETE", Vm, "Microsoft.Compute/virtualMachines/delete")]
    [InlineData("GET", "/providers/Microsoft.Compute/virtualMachines", "Microsoft.Compute/virtualMachines/read")]
    [InlineData("PUT", "/providers/Microsoft.Resources/tags/default", "Microsoft.Resources/tags/write")]
    [InlineData("PUT", "", "Microsoft.Resources/subscriptions/resourceGroups/write")]
    public async Task Every_call_has_its_action(string method, string path, string action)
    {
        await using var azure = await StartAsync(new Grant { Actions = ["*"], NotActions = [action] });
        var answer = await azure.GroupAsync(method, "ingot-images", path, method == "PUT" ? new JsonObject { ["location"] = "westeurope" } : null);
        Assert.Equal("403 AuthorizationFailed", answer.Refusal);
        Assert.Contains($"'{action}'", answer.Text("error", "message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_holds_in_its_scope_only()
    {
        await using var azure = await StartAsync(new Grant { Actions = ["*"], Scope = "/resourceGroups/ingot-images" });
        Assert.Equal(200, (await azure.GroupAsync("GET", "ingot-images", "")).Status);
        Assert.Equal("403 AuthorizationFailed", (await azure.GroupAsync("GET", "ingot-network", "")).Refusal);
        Assert.Equal("403 AuthorizationFailed", (await azure.GroupAsync("GET", "not-there", "")).Refusal);
        var here = await azure.GroupAsync("GET", "ingot-images", "/providers/Microsoft.Authorization/permissions");
        Assert.Single(here.Find("value")!.AsArray());
        var there = await azure.GroupAsync("GET", "ingot-network", "/providers/Microsoft.Authorization/permissions");
        Assert.Empty(there.Find("value")!.AsArray());
    }

    [Fact]
    public async Task A_machine_needs_the_right_to_join_its_subnet()
    {
        await using var azure = await StartAsync(new Grant { Actions = ["*"], Scope = "/resourceGroups/ingot-images" });
        var answer = await azure.GroupAsync("PUT", "ingot-images", Vm, VmBodies.Good());
        Assert.Equal("403 LinkedAuthorizationFailed", answer.Refusal);
        Assert.Contains("'Microsoft.Network/virtualNetworks/subnets/join/action'", answer.Text("error", "message"), StringComparison.Ordinal);
        Assert.Contains(EmulatedAzure.SubnetId, answer.Text("error", "message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Operations_can_be_followed_without_a_role_for_it()
    {
        await using var azure = await StartAsync(
            new Grant { Actions = ["Microsoft.Compute/virtualMachines/*"] },
            new Grant { Actions = ["Microsoft.Network/virtualNetworks/subnets/join/action"], Scope = EmulatedAzure.SubnetId });
        await azure.DoneAsync("PUT", "ingot-images", Vm, VmBodies.Good());
    }

    static Task<EmulatedAzure> StartAsync(params Grant[] grants) =>
        EmulatedAzure.StartAsync(EmulatedAzure.NewOptions() with { Rehearsal = new() { Permissions = grants } });
}
