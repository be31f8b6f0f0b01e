using System.Text.RegularExpressions;
using Ingot.Recipes;

namespace Ingot.Ansible;

/// <summary>Understands as much of Ansible's output as a good error message needs.</summary>
public sealed partial class PlaybookLog
{
    string task = "";
    (string Task, string Message)? failure;

    /// <summary>Reads a line of ansible-playbook's output.</summary>
    public void Read(string coloured)
    {
        var line = Colour().Replace(coloured, "");
        if (TaskLine().Match(line) is { Success: true } started)
            task = started.Groups["name"].Value;
        else if (FatalLine().Match(line) is { Success: true } fatal)
            failure = (task, Message(fatal.Groups["result"].Value));
        else if (line.StartsWith("...ignoring", StringComparison.Ordinal))
            failure = null;
    }

    /// <summary>The fault for an exit code other than 0.</summary>
    public Fault Fault(int exitCode, Recipe recipe) => exitCode == 4
        ? new Fault(
            $"Ansible did not reach {recipe.VmName}{(failure is { } lost ? $" in task '{lost.Task}'" : "")}.",
            failure?.Message ?? "The connection broke.",
            "Run RunAnsible again; it opens WinRM anew. If it happens at the same task again, look at what the task does to the network, the firewall or WinRM.")
        : new Fault(
            failure is { } failed ? $"The playbook failed in task '{failed.Task}'." : $"ansible-playbook ended with exit code {exitCode}.",
            failure?.Message ?? "Its output above says why.",
            $"Correct the playbook or its variables. To debug on a VM that stays: ./build.sh RunAnsible{(failure is { } at ? $" --start-at-task \"{at.Task}\"" : "")}");

    /// <summary>The message after Ansible's "ERROR!"; null when there is none.</summary>
    public static string? Error(string output) =>
        ErrorLine().Match(Colour().Replace(output, "")) is { Success: true } match ? Spaces().Replace(match.Groups["text"].Value, " ").Trim() : null;

    static string Message(string result) =>
        MessageProperty().Match(result) is { Success: true } match ? Regex.Unescape(match.Groups["msg"].Value) : result.Trim();

    [GeneratedRegex(@"\x1b\[[0-9;]*m")]
    private static partial Regex Colour();

    [GeneratedRegex(@"^(TASK|RUNNING HANDLER) \[(?<name>.*)\] \**$")]
    private static partial Regex TaskLine();

    [GeneratedRegex(@"^(fatal|failed): \[[^\]]*\].*?(FAILED!|UNREACHABLE!|=>) (=> )?(?<result>.*)$")]
    private static partial Regex FatalLine();

    [GeneratedRegex(@"""msg"": ""(?<msg>(\\.|[^""\\])*)""")]
    private static partial Regex MessageProperty();

    [GeneratedRegex(@"ERROR! (?<text>.*?)(\n\n\n|\z)", RegexOptions.Singleline)]
    private static partial Regex ErrorLine();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
