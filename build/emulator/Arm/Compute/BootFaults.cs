using System.Text;
using Ingot.Emulator.Faults;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Arm.Compute;

/// <summary>What goes wrong in the setup of a captured disk.</summary>
static class BootFaults
{
    /// <summary>Applies the injected faults to a machine whose setup has just ended.</summary>
    public static void Apply(WindowsMachine guest, IReadOnlyList<string> faults, DateTimeOffset now)
    {
        guest.Undead.Rise(guest);
        guest.Undead = new();
        if (faults.Contains(FaultScenarios.BootSetupErrors))
            LogErrors(guest, now);
        if (faults.Contains(FaultScenarios.BootVerifyPlaybookFails))
            StopInstalledServices(guest);
    }

    static void LogErrors(WindowsMachine guest, DateTimeOffset now)
    {
        var log = guest.Drives["C"].Descend(["Windows", "Panther"], now).Children["setuperr.log"];
        log.Content = Encoding.UTF8.GetBytes(
            $"{now:yyyy-MM-dd HH:mm:ss}, Error                 [0x0f0082] SYSPRP ActionPlatform::LaunchModule: Failure occurred while executing 'Specialize' "
            + "from C:\\Windows\\System32\\drvinst.dll; dwRet = 0x2\r\n");
        guest.Events.Add(new("Setup", "Microsoft-Windows-Setup", 4, 2, now, "The specialize pass ended with error 0x80070002."));
    }

    // Those of the marketplace image start as ever.
    static void StopInstalledServices(WindowsMachine guest)
    {
        var known = WindowsImage.FirstBoot(guest.ComputerName, guest.Address, "someone", "", guest.BootTime).Services;
        foreach (var service in guest.Services.Values.Where(service => service.StartType == "Automatic" && !known.ContainsKey(service.Name)))
            service.Status = "Stopped";
    }
}
