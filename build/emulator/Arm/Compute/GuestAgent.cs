using Ingot.Emulator.Arm.Common;
using Ingot.Emulator.Faults;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Arm.Compute;

/// <summary>The agent in a guest: Azure hears of it a while after the boot, or never.</summary>
static class GuestAgent
{
    static readonly TimeSpan Late = TimeSpan.FromSeconds(5);
    static readonly TimeSpan Busy = TimeSpan.FromSeconds(12);
    static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    /// <summary>True when the agent reports.</summary>
    public static bool IsReady(ArmServices arm, ArmResource machine) =>
        VmViews.IsUp(arm, machine) && arm.Guests.Find(machine.GuestId) is { } guest
        && guest.AgentReadyAt <= VmViews.NowIn(arm, guest) && !guest.Faults.Contains(FaultScenarios.AgentNever)
        && (!guest.Faults.Contains(FaultScenarios.AgentLate) || !IsLate(arm, guest));

    /// <summary>True while somebody else's script is at work.</summary>
    public static bool IsBusy(ArmServices arm, ArmResource machine) =>
        arm.Guests.Find(machine.GuestId) is { } guest && guest.Faults.Contains(FaultScenarios.RunCommandBusy) && Age(arm, guest) < Busy;

    /// <summary>Waits until the agent takes what it is asked.</summary>
    /// <exception cref="ArmException">It did not report within the limit.</exception>
    public static async Task WaitAsync(ArmServices arm, ArmResource machine, CancellationToken limit, CancellationToken cancellationToken)
    {
        while (!IsReady(arm, machine))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (limit.IsCancellationRequested)
            {
                throw new ArmException(409, "VMAgentStatusCommunicationError", $"VM '{machine.Name}' has not reported status for VM agent or extensions. "
                    + "Verify that the OS is up and healthy, the VM has a running VM agent, and that it can establish outbound connections to Azure storage. "
                    + "Please refer to https://aka.ms/vmextensionwindowstroubleshoot for additional VM agent troubleshooting information.");
            }

            await Task.Delay(Look, arm.Options.Time, cancellationToken);
        }
    }

    // Counted from the first question, so that whoever asks finds it late however slow he is.
    static bool IsLate(ArmServices arm, WindowsMachine guest)
    {
        var now = VmViews.NowIn(arm, guest);
        if (guest.AgentAskedAt is not { } asked || asked < guest.BootTime)
            guest.AgentAskedAt = asked = now;
        return now - asked < Late;
    }

    // Since it usually reports.
    static TimeSpan Age(ArmServices arm, WindowsMachine guest) =>
        VmViews.NowIn(arm, guest) - (guest.AgentReadyAt > guest.BootTime ? guest.AgentReadyAt : guest.BootTime);
}
