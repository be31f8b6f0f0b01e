using Azure.ResourceManager.Compute;

namespace Ingot.Arm.Machines;

/// <summary>The guest's agent, without which no run command starts.</summary>
/// <remarks>Source: https://learn.microsoft.com/azure/virtual-machines/windows/run-command-managed (the VM agent has to be ready).</remarks>
public static class AgentStatus
{
    // Compute answers a machine 12 times a minute in the long run.
    static readonly TimeSpan Between = TimeSpan.FromSeconds(5);

    /// <summary>Waits until the agent reports.</summary>
    /// <param name="vm">The machine.</param>
    /// <param name="limit">How long it may keep silent.</param>
    /// <param name="say">Told when there is something to wait for.</param>
    /// <param name="silent">The fault when it did not report in time, of what Azure said of it last.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>When it reported, by the guest's clock; null when Azure does not say.</returns>
    /// <exception cref="Fault">It did not report in time.</exception>
    public static async Task<DateTimeOffset?> WaitAsync(
        VirtualMachineResource vm, TimeSpan limit, Action<string> say, Func<string, Fault> silent, CancellationToken cancellationToken)
    {
        var time = TimeProvider.System;
        var started = time.GetTimestamp();
        string? told = null;
        while (true)
        {
            var view = await ArmCall.RunAsync($"read the state of VM {vm.Id.Name}", () => vm.InstanceViewAsync(cancellationToken));
            var statuses = view.Value.VmAgent?.Statuses ?? [];
            if (statuses.FirstOrDefault(status => status.Code == "ProvisioningState/succeeded") is { } ready)
                return ready.Time;
            var status = statuses is [var first, ..] ? $"{first.DisplayStatus}: {first.Message}" : "Azure has heard nothing of it.";
            if (time.GetElapsedTime(started) > limit)
                throw silent(status);
            if (told != status)
                say($"The agent in VM {vm.Id.Name} is not ready yet: {told = status}");
            await Task.Delay(Between, time, cancellationToken);
        }
    }
}
