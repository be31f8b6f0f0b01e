using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Modules.Features;

/// <summary>Marks a machine as waiting for a reboot.</summary>
static class PendingReboot
{
    /// <summary>The key Windows' servicing makes and removes at the reboot; tools look for it.</summary>
    public const string ServicingKey = @"HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Component Based Servicing\RebootPending";

    /// <summary>Adds a reason.</summary>
    public static void Add(WindowsMachine machine, TimeProvider time, string reason)
    {
        if (!machine.PendingReboots.Contains(reason, StringComparer.Ordinal))
            machine.PendingReboots.Add(reason);
        new GuestRegistry(machine, "", time).Create(ServicingKey);
    }
}
