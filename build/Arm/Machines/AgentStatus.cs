using Azure.ResourceManager.Compute;

namespace Ingot.Arm.Machines;

/// <summary>The guest's agent, without which no run command starts.</summary>
/// <remarks>Source: https://learn.microsoft.com/azure/virtual-machines/windows/run-command-managed (the VM agent has to be ready).</remarks>
public static class AgentStatus
{
    static readonly TimeSpan Often = TimeSpan.FromSeconds(3);

    /// <summary>Waits until the agent reports.</summary>
    /// <param name="vm">The machine.</param>
    /// <param name="limit">How long it may keep silent.</param>
    /// <param name="say">Told when there is something to wait for.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="Fault">It did not report in time.</exception>
    public static async Task WaitAsync(VirtualMachineResource vm, TimeSpan limit, Action<string> say, CancellationToken cancellationToken)
    {
        var time = TimeProvider.System;
        var started = time.GetTimestamp();
        string? told = null;
        while (await ReadAsync(vm, cancellationToken) is { } status)
        {
            if (time.GetElapsedTime(started) > limit)
                throw Silent(vm.Id.Name, status, limit);
            if (told != status)
                say($"The agent in VM {vm.Id.Name} is not ready yet: {told = status}");
            await Task.Delay(Often, time, cancellationToken);
        }
    }

    /// <summary>What Azure says of an agent that is not ready; null when it is.</summary>
    static async Task<string?> ReadAsync(VirtualMachineResource vm, CancellationToken cancellationToken)
    {
        var view = await ArmCall.RunAsync($"read the state of VM {vm.Id.Name}", () => vm.InstanceViewAsync(cancellationToken));
        var statuses = view.Value.VmAgent?.Statuses ?? [];
        if (statuses.Any(status => status.Code == "ProvisioningState/succeeded"))
            return null;
        return statuses is [var first, ..] ? $"{first.DisplayStatus}: {first.Message}" : "Azure has heard nothing of it.";
    }

    static Fault Silent(string vm, string status, TimeSpan limit) => new(
        "WinRM cannot be used; the link that broke: agent.",
        $"The agent in VM {vm} is not ready after {limit}, and nothing can be run in the guest without it. Azure says: {status}",
        "See that the image has the Azure VM agent (services RdAgent and WindowsAzureGuestAgent), and that the subnet lets the VM reach 168.63.129.16 "
            + "and Azure on TCP 443; or give --timeout-agent more.");
}
