using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Ingot.Emulator.Windows;
using Ingot.Emulator.Windows.Updates;

namespace Ingot.Emulator.Modules.Updates;

/// <summary>What a task of Windows Update writes: one JSON object a line for Ansible, and text for people where a file is named.</summary>
sealed class UpdateReport(WindowsMachine machine, GuestFiles files, UpdateTask task)
{
    /// <summary>OperationResultCode: orcSucceeded.</summary>
    const int Succeeded = 2;

    /// <summary>OperationResultCode: orcFailed.</summary>
    const int Failed = 4;

    /// <summary>All updates that were found, and those left out with their reasons.</summary>
    public void Found(IReadOnlyList<(WindowsUpdate Update, IReadOnlyList<string> Reasons)> found)
    {
        Say($"Found {found.Count} updates");
        Write("search_result", new JsonObject
        {
            ["updates"] = List(found.Select(entry => Describe(entry.Update))),
            ["filtered"] = List(found.Where(entry => entry.Reasons.Count > 0)
                .Select(entry => new JsonObject { ["id"] = entry.Update.Id, ["reasons"] = List(entry.Reasons.Select(reason => (JsonNode)reason)) })),
        });
    }

    /// <summary>How far the download of all is, when an update came in.</summary>
    public void Downloading(WindowsUpdate update, long bytes, long ofBytes) => Write("download", new JsonObject
    {
        ["progress"] = new JsonObject
        {
            ["CurrentUpdateId"] = update.Id,
            ["CurrentUpdateBytesDownloaded"] = Bytes(update),
            ["CurrentUpdateBytesToDownload"] = Bytes(update),
            ["CurrentUpdateDownloadPhase"] = 3,
            ["CurrentUpdatePercentComplete"] = 100,
            ["PercentComplete"] = bytes * 100 / ofBytes,
            ["TotalBytesDownloaded"] = bytes,
            ["TotalBytesToDownload"] = ofBytes,
        },
    });

    /// <summary>How far the installation of all is, when an update ended.</summary>
    public void Installing(WindowsUpdate update, int percent) => Write("install", new JsonObject
    {
        ["progress"] = new JsonObject
        {
            ["CurrentUpdateId"] = update.Id,
            ["CurrentUpdatePercentComplete"] = 100,
            ["PercentComplete"] = percent,
        },
    });

    /// <summary>How each download or installation ended.</summary>
    /// <param name="phase">download_result or install_result.</param>
    /// <param name="results">Each update with its error, 0 where there is none.</param>
    public void Results(string phase, IEnumerable<(WindowsUpdate Update, uint Error)> results)
    {
        var info = results.Select(result =>
        {
            Say(string.Create(CultureInfo.InvariantCulture, $"{phase}: {result.Update.Title}: 0x{result.Error:X8}"));
            var line = new JsonObject
            {
                ["id"] = result.Update.Id,
                ["result_code"] = result.Error == 0 ? Succeeded : Failed,
                ["hresult"] = unchecked((int)result.Error),
            };
            if (phase == "install_result")
                line["reboot_required"] = result.Error == 0 && result.Update.NeedsReboot;
            return line;
        });
        Write(phase, new JsonObject { ["info"] = List(info) });
    }

    /// <summary>The end.</summary>
    /// <param name="changed">Whether anything was, or in check mode would be, changed.</param>
    /// <param name="message">Why it failed, or null.</param>
    /// <param name="hresult">Error of Windows Update itself; 0: none.</param>
    public void Exit(bool changed, string? message = null, uint hresult = 0)
    {
        var result = new JsonObject
        {
            ["changed"] = changed,
            ["failed"] = message is not null,
            ["reboot_required"] = UpdateServicing.WantsReboot(machine),
        };
        if (message is not null)
        {
            result["exception"] = new JsonObject { ["message"] = message, ["exception"] = message + "\r\n" };
            if (hresult != 0)
                result["exception"]!["hresult"] = unchecked((int)hresult);
        }
        Say(message ?? "Exiting...");
        Write("exit", result);
    }

    /// <summary>Bytes that are downloaded of an update.</summary>
    public static long Bytes(WindowsUpdate update) => update.Megabytes * 1_048_576L;

    JsonObject Describe(WindowsUpdate update) => new()
    {
        ["id"] = update.Id,
        ["title"] = update.Title,
        ["description"] = "Install this update to resolve issues in Windows.",
        ["kb"] = List([(JsonNode)$"KB{update.Kb}"]),
        ["type"] = "Software",
        ["deployment_action"] = "Installation",
        ["auto_select_on_websites"] = !update.IsOptional,
        ["browse_only"] = update.IsOptional,
        ["revision_number"] = 200,
        ["categories"] = List(update.Categories.Select(category => (JsonNode)category)),
        ["is_installed"] = false,
        ["is_hidden"] = false,
        ["is_present"] = false,
        ["reboot_required"] = false,
        ["impact"] = "Normal",
        ["reboot_behaviour"] = update.NeedsReboot ? "CanRequestReboot" : "NeverReboots",
        ["is_beta"] = false,
        ["is_downloaded"] = machine.Updates.Downloaded.Contains(update.Id),
        ["is_mandatory"] = false,
        ["is_uninstallable"] = false,
        ["auto_selection"] = "LetWindowsUpdateDecide",
        ["auto_download"] = "LetWindowsUpdateDecide",
    };

    void Write(string phase, JsonObject result) =>
        Append(task.OutputPath, new JsonObject { ["task"] = phase, ["result"] = result }.ToJsonString());

    void Say(string text)
    {
        if (task.LogPath is { } path)
            Append(path, text);
    }

    void Append(string path, string line) =>
        files.Write(path, [.. files.Find(path)?.Content ?? [], .. Encoding.UTF8.GetBytes(line + "\r\n")]);

    static JsonArray List(IEnumerable<JsonNode> nodes) => new([.. nodes]);
}
