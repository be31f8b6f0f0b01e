using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Compute;

/// <summary>PUT …/virtualMachines/{name}/runCommands/{command}: runs the script, each time anew</summary>
sealed class PutRunCommand(ArmServices arm) : ArmEndpoint("PUT", RunCommandPaths.One)
{
    // learn.microsoft.com, Run scripts in your Windows VM with managed run commands.
    const int MostPerMachine = 25;

    public override ArmResponse Answer(ArmRequest request)
    {
        var machine = RunCommandPaths.Machine(arm, request);
        var given = request.Body["properties"] as JsonObject ?? throw ArmErrors.Missing("properties");
        var script = Read(given);
        var existing = RunCommandPaths.Find(arm, request);
        NewResource.CheckLocation(request, ResourceTypes.RunCommands, existing);
        RunCommandScript.CheckMayRun(arm, machine);
        if (existing is null && arm.Store.InGroup(machine.Id).Count() >= MostPerMachine)
        {
            throw ArmErrors.NotAllowed($"The maximum number of run commands per VM, {MostPerMachine}, is reached on VM '{machine.Name}'. "
                + "Delete those "
                + "that are no longer needed.");
        }
        var command = Store(request, machine, given, existing);
        var operation = arm.Operations.Start(OperationKind.Compute, RunCommandScript.Action, command, async cancellationToken =>
        {
            var outcome = await script.RunAsync(arm, machine, cancellationToken);
            await arm.Store.ChangeAsync(() => command.InstanceView = outcome.ToInstanceView(), CancellationToken.None);
            if (outcome.State != "Succeeded" && command.Properties.FlagAt("treatFailureAsDeploymentFailure"))
                throw Failure(command, outcome);
            return null;
        });
        return ArmResponse.Put(existing is null, command.Copy(), operation);
    }

    static RunCommandScript Read(JsonObject given)
    {
        var text = given.TextAt("source", "script")
            ?? throw (given.At("source") is null ? ArmErrors.Missing("source") : ArmErrors.NotEmulated("scripts from an address or a "
                + "gallery"));
        if (given.TextAt("runAsUser") is not null)
            throw ArmErrors.NotEmulated("run commands under another account than SYSTEM");
        if (given.FlagAt("asyncExecution"))
            throw ArmErrors.NotEmulated("asynchronous execution of run commands");
        var parameters = RunCommandScript.ReadParameters([.. given.ObjectsAt("parameters"), .. given.ObjectsAt("protectedParameters")]);
        return new(text, parameters, TimeSpan.FromSeconds(given.NumberAt("timeoutInSeconds") ?? 5400));
    }

    ArmResource Store(ArmRequest request, ArmResource machine, JsonObject given, ArmResource? existing)
    {
        var id = existing?.Id ?? $"{machine.Id}/runCommands/{request.Route("command")}";
        var command = NewResource.Make(id, ResourceTypes.RunCommands, machine.Location, request.Body["tags"]);
        var properties = given.DeepClone().AsObject();
        // Never given back, so never kept.
        properties.Remove("protectedParameters");
        properties.Remove("runAsPassword");
        properties["timeoutInSeconds"] ??= 5400;
        properties["asyncExecution"] ??= false;
        properties["treatFailureAsDeploymentFailure"] ??= false;
        command.Body["properties"] = properties;
        command.ProvisioningState = existing is null ? "Creating" : "Updating";
        command.InstanceView = new() { ["executionState"] = "Running", ["startTime"] = arm.Options.Time.GetUtcNow() };
        arm.Store.Add(command);
        return command;
    }

    static ArmException Failure(ArmResource command, RunCommandOutcome outcome) => new(
        409,
        "VMExtensionProvisioningError",
        $"VM has reported a failure when processing run command '{command.Name}'. Execution state: {outcome.State}, exit code: "
        + $"{outcome.ExitCode}. Error message: {outcome.Error}");
}
