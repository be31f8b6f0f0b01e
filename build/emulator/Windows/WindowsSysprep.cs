using System.Text;
using Ingot.Emulator.Faults;

namespace Ingot.Emulator.Windows;

/// <summary>Sysprep of a modelled Windows: the image states of Setup\State, the logs, and the time between them.</summary>
public static class WindowsSysprep
{
    /// <summary>The state of an installed Windows.</summary>
    public const string Complete = "IMAGE_STATE_COMPLETE";

    /// <summary>At work, or failed midway.</summary>
    public const string Undeployable = "IMAGE_STATE_UNDEPLOYABLE";

    /// <summary>Generalized: may be captured.</summary>
    public const string Generalized = "IMAGE_STATE_GENERALIZE_RESEAL_TO_OOBE";

    static readonly TimeSpan Duration = TimeSpan.FromSeconds(180);

    static readonly string[] StatePath = ["SOFTWARE", "Microsoft", "Windows", "CurrentVersion", "Setup", "State"];

    static readonly string[] PantherPath = ["Windows", "System32", "Sysprep", "Panther"];

    /// <summary>The image state that the registry holds.</summary>
    public static string ImageState(WindowsMachine machine) => State(machine).Values.GetValueOrDefault("ImageState")?.Text ?? "";

    /// <summary>Starts sysprep.exe.</summary>
    /// <returns>The process exit code: 0, or 1 when the arguments do not generalize.</returns>
    public static int Start(WindowsMachine machine, IReadOnlyCollection<string> arguments, DateTimeOffset now)
    {
        if (!arguments.Any(a => a.Equals("/generalize", StringComparison.OrdinalIgnoreCase)))
            return 1;
        State(machine).Values["ImageState"] = NodeValue.String(Undeployable);
        machine.SysprepStarted = now;
        Log(machine, now, "setupact.log", "Info       SYSPRP ParseCommands:Found supported command line option 'GENERALIZE'");
        if (machine.Faults.Contains(FaultScenarios.SysprepStuck))
            Log(machine, now, "setuperr.log", "Error      SYSPRP ActionPlatform::LaunchModule: Failure occurred while executing " +
                "'GeneralizeHook' from C:\\Windows\\System32\\VMAgentDisabler.dll; dwRet = 0x5");
        return 0;
    }

    /// <summary>Ends a sysprep that is due.</summary>
    public static void Advance(WindowsMachine machine, DateTimeOffset now)
    {
        if (machine.SysprepStarted is not { } started || now - started < Duration || machine.Faults.Contains(FaultScenarios.SysprepStuck))
            return;
        State(machine).Values["ImageState"] = NodeValue.String(Generalized);
        machine.SysprepStarted = null;
        Log(machine, now, "setupact.log", "Info       SYSPRP Sysprep_Generalize: generalize pass finished");
        var sysprep = machine.Drives["C"].Descend(["Windows", "System32", "Sysprep"], now);
        sysprep.Children["Sysprep_succeeded.tag"] = new TreeNode { Name = "Sysprep_succeeded.tag", Content = [], Modified = now };
    }

    static TreeNode State(WindowsMachine machine) => machine.Drives["HKLM"].Descend(StatePath, machine.BootTime);

    static void Log(WindowsMachine machine, DateTimeOffset now, string file, string line)
    {
        var folder = machine.Drives["C"].Descend(PantherPath, now);
        var log = folder.Children.TryGetValue(file, out var kept) ? kept : folder.Children[file] = new TreeNode { Name = file };
        log.Content = [.. log.Content ?? [], .. Encoding.UTF8.GetBytes($"{now:yyyy-MM-dd HH:mm:ss}, {line}\r\n")];
        log.Modified = now;
    }
}
