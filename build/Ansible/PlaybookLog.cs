using System.Text;
using System.Text.RegularExpressions;
using Ingot.Recipes;

namespace Ingot.Ansible;

/// <summary>Understands as much of Ansible's output as a good error message needs.</summary>
public sealed partial class PlaybookLog
{
    readonly StringBuilder result = new();
    string task = "";
    string? failedTask;
    bool collects;

    /// <summary>Reads a line of ansible-playbook's output.</summary>
    public void Read(string coloured)
    {
        var line = Colour().Replace(coloured, "");
        collects &= line.StartsWith(' ');
        if (TaskLine().Match(line) is { Success: true } started)
            task = started.Groups["name"].Value;
        else if (FatalLine().Match(line) is { Success: true } fatal)
            Begin(fatal.Groups["result"].Value);
        else if (line.StartsWith("...ignoring", StringComparison.Ordinal))
            failedTask = null;
        else if (collects)
            result.AppendLine(line);
    }

    /// <summary>The fault for an exit code other than 0.</summary>
    public Fault Fault(int exitCode, Recipe recipe)
    {
        var message = failedTask is null ? null : TaskResult.Message(result.ToString());
        return exitCode == 4
            ? new Fault(
                $"Ansible did not reach {recipe.VmName}{(failedTask is null ? "" : $" in task '{failedTask}'")}.",
                message ?? "The connection broke.",
                "Run RunAnsible again; it opens WinRM anew. If it happens at the same task again, look at what the task does to the network, the firewall or WinRM.")
            : new Fault(
                failedTask is null ? $"ansible-playbook ended with exit code {exitCode}." : $"The playbook failed in task '{failedTask}'.",
                message ?? "Its output above says why.",
                "Correct the playbook or its variables. To debug on a VM that stays: ./build.sh RunAnsible" + (failedTask is null ? "" : $" --start-at-task \"{failedTask}\""));
    }

    /// <summary>The message after Ansible's "ERROR!"; null when there is none.</summary>
    public static string? Error(string output) =>
        ErrorLine().Match(Colour().Replace(output, "")) is { Success: true } match ? Spaces().Replace(match.Groups["text"].Value, " ").Trim() : null;

    // A loop fails item by item and then as a whole; the item says why, the whole only that.
    void Begin(string first)
    {
        if (failedTask == task && result.Length > 0)
            return;
        failedTask = task;
        result.Clear().AppendLine(first);
        collects = true;
    }

    [GeneratedRegex(@"\x1b\[[0-9;]*m")]
    private static partial Regex Colour();

    [GeneratedRegex(@"^(TASK|RUNNING HANDLER) \[(?<name>.*)\] \**$")]
    private static partial Regex TaskLine();

    [GeneratedRegex(@"^(fatal|failed): \[.*?=>(?<result>.*)$")]
    private static partial Regex FatalLine();

    [GeneratedRegex(@"ERROR! (?<text>.*?)(\n\n\n|\z)", RegexOptions.Singleline)]
    private static partial Regex ErrorLine();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
