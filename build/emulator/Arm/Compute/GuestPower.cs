using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Arm.Compute;

/// <summary>The power button of a guest.</summary>
static class GuestPower
{
    /// <summary>Starts Windows: automatic services run, what waited for a reboot is done.</summary>
    public static void Boot(WindowsMachine guest, DateTimeOffset now)
    {
        guest.BootTime = now + guest.ClockAhead;
        guest.PendingReboots.Clear();
        foreach (var service in guest.Services.Values)
            service.Status = service.StartType is "Automatic" or "AutomaticDelayedStart" ? "Running" : "Stopped";
        guest.IsRunning = true;
    }

    public static void Off(WindowsMachine guest) => guest.IsRunning = false;
}
