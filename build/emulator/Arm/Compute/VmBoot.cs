using Ingot.Emulator.Arm.Common;
using Ingot.Emulator.Faults;
using Ingot.Emulator.Windows;
using Ingot.Emulator.WinRm;

namespace Ingot.Emulator.Arm.Compute;

/// <summary>The first boot of a new machine. It holds the administrator's password, so it is never stored.</summary>
sealed class VmBoot(VmSource source, VmAccount? account, string address)
{
    /// <summary>Refuses what Azure refuses only once it makes the machine.</summary>
    /// <returns>True: it may boot.</returns>
    /// <exception cref="ArmException">The plan does not fit.</exception>
    public bool Check(ArmResource machine)
    {
        SourceRules.CheckPlan(source, machine);
        return true;
    }

    /// <summary>Boots the guest and opens its network.</summary>
    /// <returns>What was skipped of the time that it takes.</returns>
    /// <exception cref="ArmException">The image never comes up.</exception>
    public async Task<TimeSpan> RunAsync(ArmServices arm, string guestId, CancellationToken cancellationToken)
    {
        var isCaptured = source.Captured is { GuestId: not null };
        var skipped = await arm.Pace.PassAsync(Duration(arm.Options.Faults, isCaptured), cancellationToken);
        // What is set up is dated by the guest, whose clock is ahead by what was skipped.
        var now = arm.Options.Time.GetUtcNow() + skipped;
        var guest = isCaptured && source.Captured is { } image
            ? await FromCapturedAsync(arm, image, now, cancellationToken)
            : FromMarketplace(account ?? throw ArmErrors.Missing("osProfile"), now);
        guest.Faults.Clear();
        guest.Faults.UnionWith(arm.Options.Faults);
        guest.AgentReadyAt = isCaptured && guest.Faults.Contains(FaultScenarios.BootAgentNever) ? DateTimeOffset.MaxValue : now + Durations.Agent;
        guest.ClockAhead = skipped + (Durations.Agent * (1 - arm.Options.Pace));
        Mishaps.Prepare(guest, now);
        await arm.Guests.AddAsync(guestId, guest);
        return skipped;
    }

    TimeSpan Duration(IReadOnlyList<string> faults, bool isCaptured) => (isCaptured, account) switch
    {
        (true, _) when faults.Contains(FaultScenarios.BootNever) => Durations.BootLimit,
        (true, _) when faults.Contains(FaultScenarios.BootSlow) => Durations.SlowBoot,
        (true, null) => Durations.SpecializedBoot,
        (true, _) => Durations.GeneralizedBoot,
        _ => Durations.MarketplaceBoot,
    };

    WindowsMachine FromMarketplace(VmAccount administrator, DateTimeOffset now)
    {
        var guest = WindowsImage.FirstBoot(administrator.ComputerName, address, administrator.User, administrator.Password, now);
        guest.ProductName = source.ProductName ?? guest.ProductName;
        guest.Version = source.WindowsVersion ?? guest.Version;
        return guest;
    }

    async Task<WindowsMachine> FromCapturedAsync(ArmServices arm, ArmResource image, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (image.GuestId is null || arm.Guests.Find(image.GuestId) is null)
            throw new ArmException(500, "InternalExecutionError", $"The disk of image '{image.Name}' is missing from the emulator's "
                + "state.");
        var guest = await arm.Guests.CloneAsync(image.GuestId, cancellationToken);
        if (account is null)
            ImageBoot.Resume(guest, address, now);
        else if (arm.Options.Faults.Contains(FaultScenarios.BootNever) || !ImageBoot.TryComplete(guest, account, address, arm.Options.Faults, now))
        {
            // Azure waits 40 minutes for the guest before it says so.
            throw new ArmException(409, "OSProvisioningTimedOut", $"OS Provisioning for VM '{account.ComputerName}' did not finish in the "
                + "allotted "
                + "time. The VM may still finish provisioning successfully. Please check provisioning state later. For details on how to "
                + "check "
                + "current provisioning state of Windows VMs, refer to https://aka.ms/WindowsVMLifecycle and Linux VMs, refer to "
                + "https://aka.ms/LinuxVMLifecycle.");
        }
        return guest;
    }
}
