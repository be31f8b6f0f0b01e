using System.Text;
using Ingot.Emulator.Faults;

namespace Ingot.Emulator.Windows;

/// <summary>Sysprep of a modelled Windows: the image states of Setup\State, the logs, the processes, the tag, and the time between them.</summary>
public static class WindowsSysprep
{
    /// <summary>The state of an installed Windows.</summary>
    public const string Complete = "IMAGE_STATE_COMPLETE";

    /// <summary>At work, or failed midway.</summary>
    public const string Undeployable = "IMAGE_STATE_UNDEPLOYABLE";

    /// <summary>Generalized: may be captured.</summary>
    public const string Generalized = "IMAGE_STATE_GENERALIZE_RESEAL_TO_OOBE";

    /// <summary>Stuck between two passes; a reboot leads out.</summary>
    public const string Specialized = "IMAGE_STATE_SPECIALIZE_RESEAL_TO_OOBE";

    static readonly string[] StatePath = ["SOFTWARE", "Microsoft", "Windows", "CurrentVersion", "Setup", "State"];

    static readonly string[] PantherPath = ["Windows", "System32", "Sysprep", "Panther"];

    /// <summary>The image state that the registry holds.</summary>
    public static string ImageState(WindowsMachine machine) => State(machine).Values.GetValueOrDefault("ImageState")?.Text ?? "";

    /// <summary>True when a machine that is made of this disk comes up: it is generalized, and Windows can read the disc that Azure hands it its settings on.</summary>
    public static bool IsDeployable(WindowsMachine machine) =>
        ImageState(machine) == Generalized
        && machine.Drives["HKLM"].Descend(["SYSTEM", "CurrentControlSet", "Services", "cdrom"], machine.BootTime).Values.GetValueOrDefault("Start") is not { Number: 4 };

    /// <summary>Starts sysprep.exe.</summary>
    /// <returns>The process exit code: 0, or 1 when the arguments do not generalize or it runs already.</returns>
    public static int Start(WindowsMachine machine, IReadOnlyCollection<string> arguments, DateTimeOffset now)
    {
        var model = machine.Generalizing;
        if (machine.SysprepRunning || !arguments.Any(a => a.Equals("/generalize", StringComparison.OrdinalIgnoreCase)))
            return 1;
        model.Starts++;
        model.Steps = SysprepPlan.Of(machine, now);
        Advance(machine, now);
        return 0;
    }

    /// <summary>Does what is due by now.</summary>
    public static void Advance(WindowsMachine machine, DateTimeOffset now)
    {
        var due = machine.Generalizing.Steps.TakeWhile(step => step.Due <= now).ToList();
        machine.Generalizing.Steps.RemoveRange(0, due.Count);
        foreach (var step in due)
            Do(machine, step);
    }

    /// <summary>What a restart does to a sysprep: it ends, and the state between two passes is left behind.</summary>
    public static void Restart(WindowsMachine machine)
    {
        machine.Generalizing.Steps.Clear();
        machine.Generalizing.Processes.Clear();
        if (machine.Drives.ContainsKey("HKLM") && ImageState(machine) == Specialized)
            State(machine).Values["ImageState"] = NodeValue.String(Complete);
    }

    /// <summary>True when the answer of a script that ran just now never reaches whoever asked: the agent's own network went away with sysprep.</summary>
    public static bool LosesAnswer(WindowsMachine machine)
    {
        if (!machine.Faults.Contains(FaultScenarios.SysprepAnswerLost) || machine.Generalizing.Starts == 0 || machine.Generalizing.AnswersLost >= 2)
            return false;
        machine.Generalizing.AnswersLost++;
        return true;
    }

    /// <summary>The key in which sysprep keeps how far it came.</summary>
    internal static TreeNode Status(WindowsMachine machine) => machine.Drives["HKLM"].Descend(["SYSTEM", "Setup", "Status", "SysprepStatus"], machine.BootTime);

    static TreeNode State(WindowsMachine machine) => machine.Drives["HKLM"].Descend(StatePath, machine.BootTime);

    static void Do(WindowsMachine machine, SysprepStep step)
    {
        if (step.ImageState is { } state)
            State(machine).Values["ImageState"] = NodeValue.String(state);
        if (step.GeneralizationState is { } number)
            Status(machine).Values["GeneralizationState"] = NodeValue.DWord(number);
        if (step.Line is { } line)
            Log(machine, step.Due, "setupact.log", line);
        if (step is { IsError: true, Line: { } error })
            Log(machine, step.Due, "setuperr.log", error);
        if (step.Begins is { } begun)
            machine.Generalizing.Processes.Add(begun);
        if (step.Ends is { } ended)
            machine.Generalizing.Processes.Remove(ended);
        if (step.Rearms)
            machine.Generalizing.RearmsLeft--;
        if (step.Tags)
            machine.Drives["C"].Descend(PantherPath.SkipLast(1), step.Due).Children["Sysprep_succeeded.tag"] =
                new TreeNode { Name = "Sysprep_succeeded.tag", Content = [], Modified = step.Due };
    }

    static void Log(WindowsMachine machine, DateTimeOffset now, string file, string line)
    {
        var folder = machine.Drives["C"].Descend(PantherPath, now);
        var log = folder.Children.TryGetValue(file, out var kept) ? kept : folder.Children[file] = new TreeNode { Name = file };
        log.Content = [.. log.Content ?? [], .. Encoding.UTF8.GetBytes($"{now:yyyy-MM-dd HH:mm:ss}, {line}\r\n")];
        log.Modified = now;
    }
}
