using Azure;
using Azure.Core;
using Azure.ResourceManager.Compute;
using Azure.ResourceManager.Compute.Models;

namespace Ingot.Arm.Machines;

/// <summary>Managed run commands: the second channel into the guest, which needs no open port.</summary>
/// <remarks>Azure answers "Succeeded" when the script was started and ended, whatever its exit code; only the instance view tells the truth.
/// Source: https://learn.microsoft.com/azure/virtual-machines/windows/run-command-managed</remarks>
public static class RunCommand
{
    static readonly TimeSpan Between = TimeSpan.FromSeconds(5);
    static readonly TimeSpan TidyDeadline = TimeSpan.FromMinutes(2);

    /// <summary>Runs a script as SYSTEM and waits for its end.</summary>
    /// <remarks>Each call has a name of its own, because Azure may take the same name with the same body for something done already.</remarks>
    public static async Task<ScriptOutcome> RunAsync(VirtualMachineResource vm, string location, GuestScript script, CancellationToken cancellationToken)
    {
        var name = $"{script.Name}-{Guid.NewGuid().ToString("N")[..8]}";
        var commands = vm.GetVirtualMachineRunCommands();
        await WhenFreeAsync(
            () => ArmCall.RunAsync(
                $"run {script.Name} in VM {vm.Id.Name}",
                () => commands.CreateOrUpdateAsync(WaitUntil.Completed, name, Request(location, script), cancellationToken)),
            cancellationToken);
        var done = await ArmCall.RunAsync(
            $"read the result of {script.Name} in VM {vm.Id.Name}",
            () => commands.GetAsync(name, "instanceView", cancellationToken));
        var view = done.Value.Data.InstanceView;
        var outcome = new ScriptOutcome(view?.ExecutionState?.ToString() ?? "Unknown", view?.ExitCode ?? -1, view?.Output ?? "", view?.Error ?? "")
        {
            Started = view?.StartOn,
            Ended = view?.EndOn,
        };
        // A VM holds 25 of them. One that failed stays for a look, and after sysprep the agent is better left alone.
        if (outcome.ExitCode == 0 && !script.EndsTheAgent)
            await TidyAsync(done.Value, cancellationToken);
        return outcome;
    }

    // One at a time: another one, of a run that died or of somebody else, ends by itself, and nothing of ours was begun.
    static async Task WhenFreeAsync(Func<Task> start, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await start();
                return;
            }
            catch (Fault fault) when (fault.Code == "Conflict" && fault.Why.Contains("execution is in progress", StringComparison.OrdinalIgnoreCase))
            {
                await Task.Delay(Between, TimeProvider.System, cancellationToken);
            }
        }
    }

    // What it was there for is done. One that stays costs a place until the VM is deleted, which is no reason to give up a bake.
    static async Task TidyAsync(VirtualMachineRunCommandResource command, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(TidyDeadline);
        try
        {
            await ArmCall.RunAsync($"delete {command.Id.Name}", () => command.DeleteAsync(WaitUntil.Completed, deadline.Token));
        }
        catch (Fault)
        {
            // See above.
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // See above.
        }
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
