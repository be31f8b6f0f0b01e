namespace Ingot.Emulator.Faults;

/// <summary>Windows Update, and the reboots it asks for.</summary>
public static partial class FaultScenarios
{
    /// <summary>An update is offered again after each time it was installed.</summary>
    public const string UpdatesReinstallForever = "updates-reinstall-forever";

    /// <summary>An update cannot be installed.</summary>
    public const string UpdatesFail = "updates-fail";

    /// <summary>An installation never ends.</summary>
    public const string UpdatesNeverEnd = "updates-never-end";

    /// <summary>Nobody answers the search for updates.</summary>
    public const string UpdatesUnreachable = "updates-unreachable";

    /// <summary>A reboot takes long, and WinRM answers long before Windows is ready.</summary>
    public const string RebootSlow = "reboot-slow";

    /// <summary>Servicing asks for another reboot after each reboot.</summary>
    public const string RebootPendingForEver = "reboot-pending-for-ever";

    static Dictionary<string, string> Updates => new(StringComparer.Ordinal)
    {
        [UpdatesReinstallForever] = "Windows Update offers the update of .NET again after each time it was installed.",
        [UpdatesFail] = "The update of .NET fails with 0x800F0922 each time it is installed.",
        [UpdatesNeverEnd] = "Windows Update installs for ever.",
        [UpdatesUnreachable] = "The search for updates finds no server and fails with 0x8024402C.",
        [RebootSlow] = "A reboot takes 20 minutes; in the last 8 of them WinRM answers already, but the other services do not run.",
        [RebootPendingForEver] = "Component servicing asks for another reboot after each reboot.",
    };
}
