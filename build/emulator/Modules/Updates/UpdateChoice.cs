using System.Text.RegularExpressions;
using Ingot.Emulator.Windows.Updates;

namespace Ingot.Emulator.Modules.Updates;

/// <summary>Which updates a task takes.</summary>
static class UpdateChoice
{
    /// <summary>Why it leaves an update out, by the names of the module's options; none: it takes it.</summary>
    public static IReadOnlyList<string> Reasons(UpdateTask task, WindowsUpdate update)
    {
        // The module adds the list of articles to the title, which makes one text of both.
        var text = $"{update.Title}KB{update.Kb}";
        var reasons = new List<string>();
        if (task.Accept.Count > 0 && !task.Accept.Any(pattern => Matches(text, pattern)))
            reasons.Add("accept_list");
        if (task.Reject.Any(pattern => Matches(text, pattern)))
            reasons.Add("reject_list");
        if (task.Categories.Count > 0 && !task.Categories.Any(name => name == "*" || update.Categories.Contains(name, StringComparer.OrdinalIgnoreCase)))
            reasons.Add("category_names");
        if (task.SkipOptional && update.IsOptional)
            reasons.Add("skip_optional");
        return reasons;
    }

    static bool Matches(string text, string pattern) => Regex.IsMatch(text, pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
