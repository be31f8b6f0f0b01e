using System.Text;
using System.Text.RegularExpressions;

namespace Nuke.Common.IO;

/// <summary>Files and directories by patterns: <c>*</c>, <c>?</c>, <c>**</c> for any depth, <c>{a,b}</c> for a choice.</summary>
public static class Globbing
{
    /// <summary>The files below the directory whose way from it matches one of the patterns, sorted.</summary>
    public static IReadOnlyCollection<AbsolutePath> GlobFiles(this AbsolutePath directory, params string[] patterns)
        => Match(directory, patterns, directory.GetFiles(depth: int.MaxValue));

    /// <summary>The directories below the directory whose way from it matches one of the patterns, sorted.</summary>
    public static IReadOnlyCollection<AbsolutePath> GlobDirectories(this AbsolutePath directory, params string[] patterns)
        => Match(directory, patterns, directory.GetDirectories(depth: int.MaxValue));

    static List<AbsolutePath> Match(AbsolutePath directory, string[] patterns, IEnumerable<AbsolutePath> paths)
    {
        var options = RegexOptions.CultureInvariant | (EnvironmentInfo.IsLinux ? RegexOptions.None : RegexOptions.IgnoreCase);
        var expressions = patterns.Select(x => new Regex(Expression(x), options, TimeSpan.FromSeconds(1))).ToList();
        return [.. paths.Where(x => expressions.Exists(y => y.IsMatch(directory.GetUnixRelativePathTo(x)))).OrderBy(x => x, ByText)];
    }

    static Comparer<AbsolutePath> ByText => Comparer<AbsolutePath>.Create((a, b) => string.CompareOrdinal(a, b));

    static string Expression(string pattern)
    {
        var plain = pattern.Replace('\\', '/');
        var text = new StringBuilder("^");
        for (var at = 0; at < plain.Length; at++)
        {
            var rest = plain.AsSpan(at);
            if (rest.StartsWith("**/", StringComparison.Ordinal))
                text.Append("(?:[^/]+/)*");
            else if (rest.StartsWith("**", StringComparison.Ordinal))
                text.Append(".*");
            else
                text.Append(One(plain[at], plain[..at].LastIndexOf('{') > plain[..at].LastIndexOf('}')));
            at += rest.StartsWith("**/", StringComparison.Ordinal) ? 2 : rest.StartsWith("**", StringComparison.Ordinal) ? 1 : 0;
        }

        return text.Append('$').ToString();
    }

    static string One(char character, bool isInChoice) => character switch
    {
        '*' => "[^/]*",
        '?' => "[^/]",
        '{' => "(?:",
        '}' => ")",
        ',' when isInChoice => "|",
        _ => Regex.Escape(character.ToString()),
    };
}
