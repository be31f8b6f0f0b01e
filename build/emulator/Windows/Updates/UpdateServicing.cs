using System.Globalization;
using System.Text;
using Ingot.Emulator.Faults;

namespace Ingot.Emulator.Windows.Updates;

/// <summary>What Windows knows of its updates, and what a reboot makes of them.</summary>
public static class UpdateServicing
{
    static readonly string[] AutoUpdate = ["SOFTWARE", "Microsoft", "Windows", "CurrentVersion", "WindowsUpdate", "Auto Update"];

    static readonly string[] Product = ["SOFTWARE", "Microsoft", "Windows NT", "CurrentVersion"];

    /// <summary>The updates that are offered now: not installed, and not dependent on one that does not work yet.</summary>
    public static IReadOnlyList<WindowsUpdate> Offered(WindowsMachine machine)
    {
        ArgumentNullException.ThrowIfNull(machine);
        var updates = machine.Updates;
        return
        [
            .. UpdateCatalogue.For(machine.Version)
                .Where(update => !updates.Installed.Contains(update.Id) && !updates.AwaitingBoot.Contains(update.Id))
                .Where(update => update.After is null || updates.Installed.Contains(update.After)),
        ];
    }

    /// <summary>True when Windows Update refuses to install anything before a reboot.</summary>
    public static bool WantsReboot(WindowsMachine machine)
    {
        ArgumentNullException.ThrowIfNull(machine);
        var node = machine.Drives.GetValueOrDefault("HKLM");
        foreach (var part in AutoUpdate)
            node = node?.Children.GetValueOrDefault(part);
        return node?.Children.ContainsKey("RebootRequired") == true;
    }

    /// <summary>Installs one update.</summary>
    /// <returns>0, or the error it fails with.</returns>
    public static uint Install(WindowsMachine machine, WindowsUpdate update, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(machine);
        ArgumentNullException.ThrowIfNull(update);
        var isDotNet = update.Id is UpdateCatalogue.DotNet2022 or UpdateCatalogue.DotNet2025;
        // CBS_E_INSTALLERS_FAILED
        var error = isDotNet && machine.Faults.Contains(FaultScenarios.UpdatesFail) ? 0x800F0922u : 0u;
        machine.Updates.History.Add(new(now, update.Kb, update.Title, error));
        Note(machine, update, error, now);
        if (error != 0)
            return error;
        // An update that Windows does not find afterwards is offered again.
        if (!(isDotNet && machine.Faults.Contains(FaultScenarios.UpdatesReinstallForever)))
            (update.NeedsReboot ? machine.Updates.AwaitingBoot : machine.Updates.Installed).Add(update.Id);
        if (update.NeedsReboot)
            AskForReboot(machine, update, now);
        return 0;
    }

    /// <summary>Ends at a reboot what was at work, and puts to work what waited for one.</summary>
    public static void Boot(WindowsMachine machine, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(machine);
        machine.Updates.Task = null;
        foreach (var update in UpdateCatalogue.For(machine.Version).Where(update => machine.Updates.AwaitingBoot.Remove(update.Id)))
        {
            machine.Updates.Installed.Add(update.Id);
            if (update.Revision is { } revision)
                Revise(machine, revision, now);
        }
        if (machine.Drives.TryGetValue("HKLM", out var hive))
            hive.Descend(AutoUpdate, now).Children.Remove("RebootRequired");
    }

    static void AskForReboot(WindowsMachine machine, WindowsUpdate update, DateTimeOffset now)
    {
        var reason = $"update KB{update.Kb}";
        if (!machine.PendingReboots.Contains(reason, StringComparer.Ordinal))
            machine.PendingReboots.Add(reason);
        machine.Drive("HKLM", now).Descend([.. AutoUpdate, "RebootRequired"], now).Values[update.Id] = NodeValue.DWord(1);
        WindowsServicing.Project(machine);
    }

    static void Revise(WindowsMachine machine, int revision, DateTimeOffset now)
    {
        machine.Version = machine.Version[..(machine.Version.LastIndexOf('.') + 1)] + revision.ToString(CultureInfo.InvariantCulture);
        machine.Drive("HKLM", now).Descend(Product, now).Values["UBR"] = NodeValue.DWord(revision);
    }

    /// <summary>The registry has the last outcome; the log of component servicing has every one.</summary>
    static void Note(WindowsMachine machine, WindowsUpdate update, uint error, DateTimeOffset now)
    {
        var results = machine.Drive("HKLM", now).Descend([.. AutoUpdate, "Results", "Install"], now).Values;
        results["LastError"] = NodeValue.DWord(error);
        if (error == 0)
            results["LastSuccessTime"] = NodeValue.String(now.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));
        var folder = machine.Drive("C", now).Descend(["Windows", "Logs", "CBS"], now);
        if (!folder.Children.TryGetValue("CBS.log", out var log))
            folder.Children["CBS.log"] = log = new TreeNode { Name = "CBS.log", Content = [] };
        var line = error == 0 ? $"Info                  CBS    Exec: KB{update.Kb} installed"
            : $"Error                 CBS    Failed to perform operation for KB{update.Kb} [HRESULT = 0x{error:x8} - CBS_E_INSTALLERS_FAILED]";
        log.Content = [.. log.Content ?? [], .. Encoding.UTF8.GetBytes($"{now:yyyy-MM-dd HH:mm:ss}, {line}\r\n")];
        log.Modified = now;
    }
}
