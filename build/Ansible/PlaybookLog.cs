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
    bool reached;

    /// <summary>Reads a line of ansible-playbook's output.</summary>
    public void Read(string coloured)
    {
        var line = Colour().Replace(coloured, "");
        reached |= RecapLine().IsMatch(line);
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

    /// <summary>The fault of an end like this; null when the playbook did its work.</summary>
    public Fault? Fault(int exitCode, Recipe recipe) =>
        exitCode == 0 ? reached ? null : NothingDone(recipe) : Failed(exitCode, recipe);

    Fault Failed(int exitCode, Recipe recipe)
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
                "Correct the playbook or its variables. To debug it, keep the VM with --on-error Keep, then call RunAnsible with the same parameters"
                    + (failedTask is null ? "." : $" and --start-at-task {Quoted(failedTask)}."));
    }

    // Ansible ends well when no host matches a play, or no task a tag or name; an image of that would be bare.
    static Fault NothingDone(Recipe recipe) => new(
        "The playbook did nothing.",
        $"No task ran on {recipe.VmName}: no play addresses its group '{Inventory.Group}', or no task has the tags or the name that were asked for.",
        $"Let the plays of {recipe.Playbook} say 'hosts: {Inventory.Group}', and check --ansible-tags and --start-at-task.");

    // For a shell: whatever a task is called, pasting the hint runs nothing else.
    static string Quoted(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";

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

    [GeneratedRegex(@"^\S+ +: ok=[1-9]")]
    private static partial Regex RecapLine();
}
