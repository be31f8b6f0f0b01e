using Azure;
using Azure.Core;
using Azure.ResourceManager.Compute;
using Azure.ResourceManager.Compute.Models;
using Ingot.Arm.Images;

namespace Ingot.Arm.Machines;

/// <summary>Managed run commands: the second channel into the guest, which needs no open port.</summary>
/// <remarks>Azure answers "Succeeded" when the script was started and ended, whatever its exit code; only the instance view tells the truth.
/// Source: https://learn.microsoft.com/azure/virtual-machines/windows/run-command-managed</remarks>
public static class RunCommand
{
    const int Tries = 3;

    // Compute takes four writes a minute for one VM in the long run: https://learn.microsoft.com/azure/virtual-machines/compute-throttling-limits
    static readonly TimeSpan Between = TimeSpan.FromSeconds(15);
    static readonly TimeSpan TidyDeadline = TimeSpan.FromMinutes(2);

    /// <summary>Runs a script as SYSTEM and waits for its end.</summary>
    /// <remarks>Each call has a name of its own, because Azure may take the same name with the same body for something done already.</remarks>
    public static async Task<ScriptOutcome> RunAsync(VirtualMachineResource vm, string location, GuestScript script, CancellationToken cancellationToken)
    {
        var name = $"{script.Name}-{Guid.NewGuid().ToString("N")[..8]}";
        var commands = vm.GetVirtualMachineRunCommands();
        await StartAsync(commands, name, $"run {script.Name} in VM {vm.Id.Name}", Request(location, script), cancellationToken);
        var done = await EndedAsync(commands, name, cancellationToken);
        var view = done.Data.InstanceView;
        var outcome = new ScriptOutcome(view?.ExecutionState?.ToString() ?? "Unknown", view?.ExitCode ?? -1, view?.Output ?? "", view?.Error ?? "")
        {
            Started = view?.StartOn,
            Ended = view?.EndOn,
        };
        // A VM holds 25 of them. One that failed stays for a look, and after sysprep the agent is better left alone.
        if (outcome.ExitCode == 0 && !script.EndsTheAgent)
            await TidyAsync(done, cancellationToken);
        return outcome;
    }

    // One at a time: another one, of a run that died or of somebody else, ends by itself. But what is in the way may be this very one: when the answer to its
    // request is lost, the SDK sends it again. So whatever went wrong, it is begun once at most, as far as that can be known.
    static async Task StartAsync(
        VirtualMachineRunCommandCollection commands, string name, string doing, VirtualMachineRunCommandData request, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ;)
        {
            try
            {
                await ArmCall.RunAsync(
                    doing, () => LongOperation.RunAsync(token => commands.CreateOrUpdateAsync(WaitUntil.Started, name, request, token), cancellationToken));
                return;
            }
            catch (Fault fault) when (ArmWrite.MayBeDone(fault))
            {
                if (await FindAsync(commands, name, cancellationToken) is not null)
                    return;
                if (!IsBusy(fault) && (!ArmWrite.IsUncertain(fault) || ++attempt > Tries))
                    throw;
            }

            await Task.Delay(Between, TimeProvider.System, cancellationToken);
        }
    }

    static bool IsBusy(Fault fault) => fault.Code == "Conflict" && fault.Why.Contains("execution is in progress", StringComparison.OrdinalIgnoreCase);

    static async Task<VirtualMachineRunCommandResource> EndedAsync(VirtualMachineRunCommandCollection commands, string name, CancellationToken cancellationToken) =>
        await Patience.UntilAsync(TimeProvider.System, () => FindAsync(commands, name, cancellationToken), command => command is null || HasEnded(command), cancellationToken)
        ?? throw new Fault(
            $"The run command {name} is not there any more.", "Somebody deleted it before its result was read.", "Run the target again; it goes on where it stopped.");

    static bool HasEnded(VirtualMachineRunCommandResource command)
    {
        var state = command.Data.InstanceView?.ExecutionState;
        return command.Data.ProvisioningState is not ("Creating" or "Updating") && state != ExecutionState.Running && state != ExecutionState.Pending;
    }

    static Task<VirtualMachineRunCommandResource?> FindAsync(VirtualMachineRunCommandCollection commands, string name, CancellationToken cancellationToken) =>
        ArmCall.FindAsync($"read the result of run command {name}", () => commands.GetAsync(name, "instanceView", cancellationToken));

    // What it was there for is done. One that stays costs a place until the VM is deleted, which is no reason to give up a bake.
    static async Task TidyAsync(VirtualMachineRunCommandResource command, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(TidyDeadline);
        try
        {
            await ArmCall.DeleteAsync($"delete {command.Id.Name}", () => command.DeleteAsync(WaitUntil.Completed, deadline.Token));
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
