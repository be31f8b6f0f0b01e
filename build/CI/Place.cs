using System.Globalization;
using System.Text.RegularExpressions;

namespace Ingot.CI;

/// <summary>A place in a file of the repository.</summary>
/// <param name="File">Path from the root, with slashes.</param>
/// <param name="Line">Line, from 1.</param>
public sealed partial record Place(string File, int Line)
{
    /// <summary>
    /// The place that a text of Ansible names: "task path: FILE:LINE" at a failed task (with ANSIBLE_SHOW_TASK_PATH_ON_FAILURE), or
    /// "in 'FILE': line LINE" at a syntax error. Null if there is none, or if it is outside of the repository.
    /// </summary>
    /// <param name="text">A line or message of Ansible.</param>
    /// <param name="root">Root of the repository.</param>
    public static Place? In(string text, string root)
    {
        if (Pattern().Match(text) is not { Success: true } match)
            return null;
        var file = Path.GetRelativePath(root, match.Groups["file"].Value).Replace('\\', '/');
        return file.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(file)
            ? null
            : new Place(file, int.Parse(match.Groups["line"].Value, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@"^task path: (?<file>.+):(?<line>\d+)\s*$|\bin '(?<file>[^']+)': line (?<line>\d+)")]
    private static partial Regex Pattern();
}
