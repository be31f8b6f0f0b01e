using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Compute;

/// <summary>POST …/virtualMachines/{name}/runCommand: succeeds whatever the script's exit code, which nobody gets to see</summary>
sealed class RunCommandAction(ArmServices arm) : ArmEndpoint("POST", ResourcePaths.One(ResourceTypes.VirtualMachines) + "/runCommand")
{
    static readonly TimeSpan Limit = TimeSpan.FromMinutes(90);

    public override ArmResponse Answer(ArmRequest request)
    {
        var machine = VmViews.Get(arm, request);
        var command = request.Body.TextAt("commandId") ?? throw ArmErrors.Missing("commandId");
        if (!ArmId.Equal(command, "RunPowerShellScript"))
            throw ArmErrors.NotEmulated($"the run command '{command}'");
        RunCommandScript.CheckMayRun(arm, machine);
        var lines = request.Body["script"] as JsonArray ?? [];
        var script = new RunCommandScript(
            string.Join('\n', lines.Select(line => line?.ToString())),
            RunCommandScript.ReadParameters(request.Body.ObjectsAt("parameters")),
            Limit);
        machine.ProvisioningState = "Updating";
        return ArmResponse.Accepted(arm.Operations.Start(
            OperationKind.Compute,
            RunCommandScript.Action,
            machine,
            async cancellationToken => Result(await script.RunAsync(arm, machine, cancellationToken))));
    }

    static JsonObject Result(RunCommandOutcome outcome) => new()
    {
        ["value"] = new JsonArray(
            VmViews.Status("ComponentStatus/StdOut/succeeded", "Provisioning succeeded", outcome.Output),
            VmViews.Status("ComponentStatus/StdErr/succeeded", "Provisioning succeeded", outcome.Error)),
    };
}
