using Azure;
using Azure.Core;
using Azure.ResourceManager.Compute;
using Azure.ResourceManager.Compute.Models;

namespace Ingot.Arm;

/// <summary>Managed run commands: the second channel into the guest, which needs no open port.</summary>
/// <remarks>Azure answers "Succeeded" when the script was started and ended, whatever its exit code; only the instance view tells the truth.
/// Source: https://learn.microsoft.com/azure/virtual-machines/windows/run-command-managed</remarks>
public static class RunCommand
{
    /// <summary>Runs a script as SYSTEM and waits for its end.</summary>
    public static async Task<ScriptOutcome> RunAsync(VirtualMachineResource vm, string location, GuestScript script, CancellationToken cancellationToken)
    {
        var commands = vm.GetVirtualMachineRunCommands();
        await ArmCall.RunAsync(
            $"run {script.Name} in VM {vm.Id.Name}",
            () => commands.CreateOrUpdateAsync(WaitUntil.Completed, script.Name, Request(location, script), cancellationToken));
        var done = await ArmCall.RunAsync(
            $"read the result of {script.Name} in VM {vm.Id.Name}",
            () => commands.GetAsync(script.Name, "instanceView", cancellationToken));
        var view = done.Value.Data.InstanceView;
        return new ScriptOutcome(view?.ExecutionState?.ToString() ?? "Unknown", view?.ExitCode ?? -1, view?.Output ?? "", view?.Error ?? "");
    }

    static VirtualMachineRunCommandData Request(string location, GuestScript script)
    {
        var request = new VirtualMachineRunCommandData(new AzureLocation(location))
        {
            Source = new VirtualMachineRunCommandScriptSource { Script = script.Text },
            TimeoutInSeconds = (int)script.Timeout.TotalSeconds,
        };
        foreach (var (name, value) in script.Parameters)
            request.Parameters.Add(new RunCommandInputParameter(name, value));
        foreach (var (name, value) in script.ProtectedParameters)
            request.ProtectedParameters.Add(new RunCommandInputParameter(name, value));
        return request;
    }
}
