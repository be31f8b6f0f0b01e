using Ingot.Emulator.Faults;
using Ingot.Emulator.Windows.Updates;

namespace Ingot.Emulator.Windows;

/// <summary>What happens to a machine when it restarts or goes down.</summary>
public static class MachinePower
{
    /// <summary>Below it is what the logon screen leaves.</summary>
    internal static readonly string[] Logon = ["SOFTWARE", "Microsoft", "Windows NT", "CurrentVersion", "Winlogon"];

    /// <summary>Restarts the machine: what waited for a reboot is done, automatic services run, the logon screen is up again.</summary>
    /// <param name="machine">The machine; the caller holds its gate.</param>
    /// <param name="now">The time on the guest's own clock.</param>
    public static void Restart(WindowsMachine machine, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(machine);
        machine.RebootAt = null;
        WindowsServicing.Restart(machine);
        WindowsSysprep.Restart(machine);
        machine.BootTime = now > machine.BootTime ? now : machine.BootTime.AddSeconds(1);
        machine.IsRunning = true;
        foreach (var service in machine.Services.Values.Where(service => service.StartType != "Manual"))
            Boot(machine, service);
        UpdateServicing.Boot(machine, now);
        RenameIfAsked(machine);
        machine.ReadyAt = null;
        machine.UnmetDials = 0;
        ShowLogon(machine, now);
    }

    /// <summary>Restarts the machine if something asked for it.</summary>
    /// <returns>True when it did.</returns>
    public static bool RestartIfAsked(WindowsMachine machine, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(machine);
        if (machine.RebootAt is null)
            return false;
        if (machine.Faults.Contains(FaultScenarios.RebootSlow))
            machine.ClockAhead += SlowBoot.Down;
        Restart(machine, machine.Faults.Contains(FaultScenarios.RebootSlow) ? now + SlowBoot.Down : now);
        if (machine.Faults.Contains(FaultScenarios.RebootSlow))
            SlowBoot.Begin(machine);
        if (machine.Faults.Contains(FaultScenarios.RebootPendingForEver))
            machine.PendingReboots.Add("component servicing");
        WindowsServicing.Project(machine);
        // What a scenario brought about comes again, so that a playbook's own reboots do not end a rehearsal of it.
        machine.Generalizing.Brought.Clear();
        return true;
    }

    /// <summary>Manual services keep their status: those that run were started by a trigger, which comes again.</summary>
    static void Boot(WindowsMachine machine, WindowsService service)
    {
        service.Status = service.StartType == "Disabled" ? "Stopped" : "Running";
        foreach (var needed in service.DependsOn.Select(machine.Services.GetValueOrDefault).OfType<WindowsService>())
            needed.Status = service.Status == "Running" ? "Running" : needed.Status;
    }

    /// <summary>
    /// LogonUI makes this volatile key when it is about to show the logon prompt; clients take it as the sign that the boot is over.
    /// </summary>
    internal static void ShowLogon(WindowsMachine machine, DateTimeOffset now) =>
        machine.Drive("HKLM", now).Descend([.. Logon, "AutoLogonChecked"], now);

    /// <summary>A new computer name waits in the registry until the reboot.</summary>
    static void RenameIfAsked(WindowsMachine machine)
    {
        var node = machine.Drives.GetValueOrDefault("HKLM");
        foreach (var part in new[] { "SYSTEM", "CurrentControlSet", "Control", "ComputerName", "ComputerName" })
            node = node?.Children.GetValueOrDefault(part);
        if (node?.Values.GetValueOrDefault("ComputerName")?.Text is { Length: > 0 } name)
            machine.ComputerName = name;
    }
}
