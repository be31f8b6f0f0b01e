using Ingot.Emulator.Arm.Common;
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
    /// <exception cref="ArmException">The image never comes up.</exception>
    public async Task RunAsync(ArmServices arm, string guestId, CancellationToken cancellationToken)
    {
        var guest = source.Captured is { GuestId: not null } image
            ? await FromCapturedAsync(arm, image, cancellationToken)
            : FromMarketplace(arm.Options, account ?? throw ArmErrors.Missing("osProfile"));
        guest.Faults.UnionWith(arm.Options.Faults);
        Mishaps.Prepare(guest, arm.Options.Time.GetUtcNow());
        await arm.Guests.AddAsync(guestId, guest);
    }

    WindowsMachine FromMarketplace(EmulatorOptions options, VmAccount administrator)
    {
        var guest = WindowsImage.FirstBoot(
            administrator.ComputerName, address, administrator.User, administrator.Password, options.Time.GetUtcNow());
        guest.ProductName = source.ProductName ?? guest.ProductName;
        guest.Version = source.WindowsVersion ?? guest.Version;
        return guest;
    }

    async Task<WindowsMachine> FromCapturedAsync(ArmServices arm, ArmResource image, CancellationToken cancellationToken)
    {
        if (image.GuestId is null || arm.Guests.Find(image.GuestId) is null)
            throw new ArmException(500, "InternalExecutionError", $"The disk of image '{image.Name}' is missing from the emulator's "
                + "state.");
        var guest = await arm.Guests.CloneAsync(image.GuestId, cancellationToken);
        var now = arm.Options.Time.GetUtcNow();
        if (account is null)
            ImageBoot.Resume(guest, address, now);
        else if (!ImageBoot.TryComplete(guest, account, address, now))
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
