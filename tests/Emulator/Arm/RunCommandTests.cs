using System.Text.Json.Nodes;
using Azure;
using Azure.ResourceManager.Compute.Models;

namespace Ingot.Tests.Emulator.Arm;

public sealed class RunCommandTests
{
    const string Vm = "/providers/Microsoft.Compute/virtualMachines/bake01";

    const string Endless = "while ($true) { }";

    static CancellationToken Cancellation => EmulatedAzure.Cancellation;

    [Fact]
    public async Task Parameters_reach_the_script_and_secret_ones_come_back_nowhere()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        var machine = await SdkMachines.NewMachineAsync(await SdkMachines.NewGroupAsync(azure, "g"), "bake01");
        await SdkMachines.RunAsync(machine, "speak", "param($Name, $Secret) Write-Output \"$Name $($Secret.Length)\"", data =>
        {
            data.Parameters.Add(new("Name", "Ingot"));
            data.ProtectedParameters.Add(new("Secret", "parameter-canary"));
        });
        var outcome = await SdkMachines.OutcomeAsync(machine, "speak");
        Assert.Equal("Ingot 16", outcome.Output.Trim());
        Assert.Equal("Succeeded 0", $"{outcome.ExecutionState} {outcome.ExitCode}");
        var raw = await azure.GroupAsync("GET", "g", Vm + "/runCommands/speak");
        Assert.DoesNotContain("canary", raw.Body?.ToJsonString(), StringComparison.Ordinal);
        Assert.Null(raw.Find("properties", "instanceView"));
    }

    [Fact]
    public async Task A_failing_script_fails_the_deployment_only_when_asked_to()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        var machine = await SdkMachines.NewMachineAsync(await SdkMachines.NewGroupAsync(azure, "g"), "bake01");
        var lenient = await SdkMachines.RunAsync(machine, "lenient", "exit 7");
        Assert.Equal("Succeeded", lenient.Data.ProvisioningState);
        var outcome = await SdkMachines.OutcomeAsync(machine, "lenient");
        Assert.Equal("Failed 7", $"{outcome.ExecutionState} {outcome.ExitCode}");
        var failure = await Assert.ThrowsAsync<RequestFailedException>(() =>
            SdkMachines.RunAsync(machine, "strict", "exit 7", data => data.TreatFailureAsDeploymentFailure = true));
        Assert.Equal("VMExtensionProvisioningError", failure.ErrorCode);
        Assert.Equal(7, (await SdkMachines.OutcomeAsync(machine, "strict")).ExitCode);
    }

    [Fact]
    public async Task The_same_name_runs_again()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        var machine = await SdkMachines.NewMachineAsync(await SdkMachines.NewGroupAsync(azure, "g"), "bake01");
        await SdkMachines.RunAsync(machine, "say", "'first'");
        await SdkMachines.RunAsync(machine, "say", "'second'");
        Assert.Equal("second", (await SdkMachines.OutcomeAsync(machine, "say")).Output.Trim());
    }

    [Fact]
    public async Task Output_is_cut_to_its_last_4096_bytes()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        var machine = await SdkMachines.NewMachineAsync(await SdkMachines.NewGroupAsync(azure, "g"), "bake01");
        await SdkMachines.RunAsync(machine, "long", "Write-Output ('x' * 5000 + 'end')");
        var output = (await SdkMachines.OutcomeAsync(machine, "long")).Output;
        Assert.Equal(4096, output.Length);
        Assert.EndsWith("end", output.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_one_runs_there_is_no_other()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        await azure.DoneAsync("PUT", "ingot-images", Vm, VmBodies.Good());
        await azure.GroupAsync("PUT", "ingot-images", Vm + "/runCommands/endless", Body(Endless, 600));
        Assert.Equal("409 Conflict", (await azure.GroupAsync("PUT", "ingot-images", Vm + "/runCommands/other", Body("1", 60))).Refusal);
        var action = new JsonObject { ["commandId"] = "RunPowerShellScript", ["script"] = new JsonArray("1") };
        Assert.Equal("409 Conflict", (await azure.GroupAsync("POST", "ingot-images", Vm + "/runCommand", action)).Refusal);
        await azure.FollowAsync(await azure.GroupAsync("DELETE", "ingot-images", Vm));
    }

    [Fact]
    public async Task Its_time_is_limited()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        await azure.DoneAsync("PUT", "ingot-images", Vm, VmBodies.Good());
        var endless = await azure.GroupAsync("PUT", "ingot-images", Vm + "/runCommands/endless", Body(Endless, 2));
        Assert.Equal("Succeeded", (await azure.FollowAsync(endless)).Text("status"));
        var command = await azure.GroupAsync("GET", "ingot-images", Vm + "/runCommands/endless?$expand=instanceView");
        Assert.Equal("TimedOut", command.Text("properties", "instanceView", "executionState"));
    }

    [Fact]
    public async Task A_newer_operation_overtakes_a_script()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        await azure.DoneAsync("PUT", "ingot-images", Vm, VmBodies.Good());
        var action = new JsonObject { ["commandId"] = "RunPowerShellScript", ["script"] = new JsonArray(Endless) };
        var running = await azure.GroupAsync("POST", "ingot-images", Vm + "/runCommand", action);
        var updating = await azure.GroupAsync("GET", "ingot-images", Vm);
        Assert.Equal("Updating", updating.Text("properties", "provisioningState"));
        var deletion = await azure.GroupAsync("DELETE", "ingot-images", Vm);
        var status = await azure.FollowAsync(running);
        Assert.Equal("Canceled OperationPreempted", $"{status.Text("status")} {status.Text("error", "code")}");
        Assert.Equal("Succeeded", (await azure.FollowAsync(deletion)).Text("status"));
    }

    [Fact]
    public async Task A_deletion_ends_a_managed_script()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        await azure.DoneAsync("PUT", "ingot-images", Vm, VmBodies.Good());
        await azure.GroupAsync("PUT", "ingot-images", Vm + "/runCommands/endless", Body(Endless, 600));
        var deletion = await azure.GroupAsync("DELETE", "ingot-images", "");
        for (var end = 202; end == 202;)
            end = (await azure.SendAsync("GET", deletion.Header("Location"))).Status;
        Assert.DoesNotContain(azure.Server.ResourceIds, id => id.Contains("/virtualMachines/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_action_succeeds_whatever_the_script_says()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        var machine = await SdkMachines.NewMachineAsync(await SdkMachines.NewGroupAsync(azure, "g"), "bake01");
        var input = new RunCommandInput("RunPowerShellScript") { Script = { "Write-Output out", "exit 3" } };
        var result = await machine.RunCommandAsync(WaitUntil.Completed, input, Cancellation);
        Assert.Equal(
            "ComponentStatus/StdOut/succeeded ComponentStatus/StdErr/succeeded",
            string.Join(' ', result.Value.Value.Select(status => status.Code)));
        Assert.Equal("out", result.Value.Value[0].Message.Trim());
    }

    [Fact]
    public async Task A_stopped_machine_runs_nothing()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        await azure.DoneAsync("PUT", "ingot-images", Vm, VmBodies.Good());
        await azure.DoneAsync("POST", "ingot-images", Vm + "/powerOff");
        var answer = await azure.GroupAsync("PUT", "ingot-images", Vm + "/runCommands/x", Body("1", 60));
        Assert.Equal("409 OperationNotAllowed", answer.Refusal);
        Assert.Contains("when the VM is not running", answer.Text("error", "message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_machine_has_room_for_25_run_commands()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        await azure.DoneAsync("PUT", "ingot-images", Vm, VmBodies.Good());
        for (var number = 1; number <= 25; number++)
            await azure.DoneAsync("PUT", "ingot-images", $"{Vm}/runCommands/c{number}", Body("1", 60));
        var answer = await azure.GroupAsync("PUT", "ingot-images", Vm + "/runCommands/c26", Body("1", 60));
        Assert.Equal("409 OperationNotAllowed", answer.Refusal);
        await azure.DoneAsync("DELETE", "ingot-images", Vm + "/runCommands/c1");
        Assert.Equal(201, (await azure.GroupAsync("PUT", "ingot-images", Vm + "/runCommands/c26", Body("1", 60))).Status);
    }

    [Theory]
    [InlineData("source", "{}")]
    [InlineData("runAsUser", "\"somebody\"")]
    [InlineData("asyncExecution", "true")]
    public async Task What_is_not_emulated_is_said_so(string property, string value)
    {
        await using var azure = await EmulatedAzure.StartAsync();
        await azure.DoneAsync("PUT", "ingot-images", Vm, VmBodies.Good());
        var body = Body("1", 60);
        body["properties"]![property] = JsonNode.Parse(value);
        Assert.Equal("501 NotEmulated", (await azure.GroupAsync("PUT", "ingot-images", Vm + "/runCommands/x", body)).Refusal);
    }

    static JsonObject Body(string script, int seconds) => new()
    {
        ["location"] = "westeurope",
        ["properties"] = new JsonObject { ["source"] = new JsonObject { ["script"] = script }, ["timeoutInSeconds"] = seconds },
    };
}
