using Ingot.Emulator.Faults;
using Ingot.Emulator.Windows;
using Ingot.Emulator.Windows.Updates;

namespace Ingot.Emulator.Modules.Updates;

/// <summary>The process that works on a machine's <see cref="UpdateTask"/>. Each step takes time on the guest's clock, and none here.</summary>
sealed class UpdateWorker(WindowsMachine machine, string user, TimeProvider time)
{
    const int MegabytesASecond = 20;

    static readonly TimeSpan searchTime = TimeSpan.FromSeconds(40);

    readonly GuestFiles files = new(machine, user, time);

    DateTimeOffset Now => time.GetUtcNow() + machine.ClockAhead;

    /// <summary>Does the next thing.</summary>
    /// <returns>False when no task is at work, or when it works for ever.</returns>
    public bool Step()
    {
        if (machine.Updates.Task is not { } task)
            return false;
        var report = new UpdateReport(machine, files, task);
        switch (task.Phase)
        {
            case UpdatePhase.Search:
                Search(task, report);
                return true;
            case UpdatePhase.Download:
                Download(task, report);
                return true;
            case UpdatePhase.Install when machine.Faults.Contains(FaultScenarios.UpdatesNeverEnd):
                return false;
            default:
                Install(task, report);
                return true;
        }
    }

    void Search(UpdateTask task, UpdateReport report)
    {
        machine.ClockAhead += searchTime;
        if (machine.Faults.Contains(FaultScenarios.UpdatesUnreachable))
        {
            // WU_E_PT_WINHTTP_NAME_NOT_RESOLVED
            End(report, changed: false, "Searching for updates: Exception from HRESULT: 0x8024402C", 0x8024402C);
            return;
        }
        var found = UpdateServicing.Offered(machine).Select(update => (Update: update, Reasons: UpdateChoice.Reasons(task, update))).ToList();
        var chosen = found.Where(entry => entry.Reasons.Count == 0).Select(entry => entry.Update.Id).ToList();
        report.Found(found);
        if (task.CheckMode || task.State == "searched" || chosen.Count == 0)
            End(report, changed: chosen.Count > 0 && task.State != "searched");
        else if (UpdateServicing.WantsReboot(machine))
            End(report, changed: false, "A reboot is required before more updates can be installed");
        else
            machine.Updates.Task = task with { Phase = UpdatePhase.Download, Chosen = chosen };
    }

    void Download(UpdateTask task, UpdateReport report)
    {
        var missing = Chosen(task).Where(update => !machine.Updates.Downloaded.Contains(update.Id)).ToList();
        var all = missing.Sum(UpdateReport.Bytes);
        long bytes = 0;
        foreach (var update in missing)
        {
            machine.ClockAhead += TimeSpan.FromSeconds(1 + (update.Megabytes / MegabytesASecond));
            machine.Updates.Downloaded.Add(update.Id);
            bytes += UpdateReport.Bytes(update);
            report.Downloading(update, bytes, all);
        }
        if (missing.Count > 0)
            report.Results("download_result", missing.Select(update => (update, 0u)));
        if (task.State == "downloaded")
            End(report, changed: missing.Count > 0);
        else
            machine.Updates.Task = task with { Phase = UpdatePhase.Install };
    }

    void Install(UpdateTask task, UpdateReport report)
    {
        var chosen = Chosen(task);
        var results = new List<(WindowsUpdate Update, uint Error)>();
        foreach (var update in chosen)
        {
            machine.ClockAhead += update.InstallTime;
            results.Add((update, UpdateServicing.Install(machine, update, Now)));
            report.Installing(update, results.Count * 100 / chosen.Count);
        }
        report.Results("install_result", results);
        var failed = results.Any(result => result.Error != 0);
        End(report, changed: true, failed ? "Failed to install all updates - see updates for more information" : null);
    }

    void End(UpdateReport report, bool changed, string? message = null, uint hresult = 0)
    {
        report.Exit(changed, message, hresult);
        machine.Updates.Task = null;
    }

    List<WindowsUpdate> Chosen(UpdateTask task) =>
        [.. UpdateCatalogue.For(machine.Version).Where(update => task.Chosen.Contains(update.Id, StringComparer.OrdinalIgnoreCase))];
}
