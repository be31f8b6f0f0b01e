namespace Ingot.Ansible.Events;

/// <summary>How to go on after a task failed: the call of this program, ready to be pasted, and where Ansible cannot begin.</summary>
/// <param name="words">Call of this program for RunAnsible with the parameters of this run, word by word.</param>
sealed class WayOn(IReadOnlyList<string> words)
{
    /// <summary>In words.</summary>
    /// <param name="broken">Where it broke.</param>
    /// <param name="introduction">What the call is for; nothing is said where there is none.</param>
    public string After(PlaybookEvent broken, string introduction)
    {
        if (words.Count == 0)
            return "";
        var lines = new List<string>();
        if (broken.Reach is { } task)
        {
            if (broken.Include is not null)
                lines.Add($"Ansible cannot begin inside of what is included while it runs; this begins at '{task}', which includes it.");
            if (broken.Earlier is not null)
                lines.Add($"An earlier task has this name too, at {broken.Earlier}: Ansible begins there. Give one of them another name.");
            lines.Add(Command([.. words, "--start-at-task", task], Bash));
            if (task.Contains('\'', StringComparison.Ordinal))
                lines.Add($"In PowerShell: {Command([.. words.Select((word, index) => index == 0 ? "./build.ps1" : word), "--start-at-task", task], PowerShell)}");
        }
        else
        {
            lines.Add(Command(words, Bash));
            lines.Add($"It is a handler, which runs only when a task notifies it{(broken.Notifier is null ? "" : $", here '{broken.Notifier}'")}. A task that has nothing left "
                + "to change does not: do the handler's work once by a task, or begin with a fresh build VM (Cleanup).");
        }

        if (broken.Pending.Count > 0)
            lines.Add($"Handlers that were notified and have not run are lost then: {string.Join(", ", broken.Pending)}.");
        return $" {introduction}, on a build VM that was kept (--on-error Keep):" + string.Concat(lines.Select(line => $"{Environment.NewLine}  {line}"));
    }

    static string Command(IEnumerable<string> words, Func<string, string> quote) => string.Join(' ', words.Select(word => IsPlain(word) ? word : quote(word)));

    static bool IsPlain(string word) => word.Length > 0 && word.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' or '/' or ':' or '+' or '=');

    // Whatever a task is called, pasting it runs nothing else.
    static string Bash(string word) => $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    static string PowerShell(string word) => $"'{word.Replace("'", "''", StringComparison.Ordinal)}'";
}
