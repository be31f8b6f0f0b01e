namespace Ingot.Emulator.Windows;

/// <summary>
/// A boot after updates: WinRM is among the first services, the logon screen comes later, and the rest of the services last.
/// </summary>
static class SlowBoot
{
    /// <summary>How long the machine answers nobody.</summary>
    public static readonly TimeSpan Down = TimeSpan.FromMinutes(12);

    /// <summary>From the first answer of WinRM to the logon screen.</summary>
    static readonly TimeSpan untilLogon = TimeSpan.FromMinutes(5);

    /// <summary>From the first answer of WinRM to the last service.</summary>
    static readonly TimeSpan untilReady = TimeSpan.FromMinutes(8);

    static readonly TimeSpan betweenLooks = TimeSpan.FromMinutes(2);

    /// <summary>What runs before everything else.</summary>
    static readonly string[] early = ["CryptSvc", "Dhcp", "Dnscache", "EventLog", "MpsSvc", "Winmgmt", "WinRM"];

    /// <summary>A machine that just restarted goes back to where only WinRM runs.</summary>
    public static void Begin(WindowsMachine machine)
    {
        machine.ReadyAt = machine.BootTime + untilReady;
        machine.UnmetDials = 2;
        foreach (var service in machine.Services.Values.Where(IsLate).Where(service => service.Status == "Running"))
            service.Status = "StartPending";
        machine.Drive("HKLM", machine.BootTime).Descend(MachinePower.Logon, machine.BootTime).Children.Remove("AutoLogonChecked");
    }

    /// <summary>Lets come what is due by now.</summary>
    public static void Advance(WindowsMachine machine, DateTimeOffset now)
    {
        if (machine.ReadyAt is not { } ready)
            return;
        if (now >= ready - untilReady + untilLogon)
            MachinePower.ShowLogon(machine, now);
        if (now < ready)
            return;
        machine.ReadyAt = null;
        foreach (var service in machine.Services.Values.Where(service => service.Status == "StartPending"))
            service.Status = "Running";
    }

    /// <summary>
    /// Somebody outside looks whether Windows is up. Whoever finds it starting waits before the next look, and that wait must not take
    /// real time; so the clock goes ahead.
    /// </summary>
    public static void LookedAt(WindowsMachine machine, DateTimeOffset realTime)
    {
        if (machine.ReadyAt is null)
            return;
        machine.ClockAhead += betweenLooks;
        Advance(machine, realTime + machine.ClockAhead);
    }

    static bool IsLate(WindowsService service) => service.StartType.StartsWith("Automatic", StringComparison.Ordinal)
        && !early.Contains(service.Name, StringComparer.OrdinalIgnoreCase);
}
