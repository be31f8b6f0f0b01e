using System.Management.Automation.Language;
using System.Text.RegularExpressions;

namespace Ingot.Ansible.Arguments.Scripts;

/// <summary>Scripts with templates in them.</summary>
static partial class TemplateText
{
    /// <summary>True when Ansible fills something in.</summary>
    public static bool IsTemplate(string text) => Any().IsMatch(text);

    /// <summary>The script with each template replaced by something harmless, in several ways; the script itself when it has none.</summary>
    public static IEnumerable<string> Variants(string text, IEnumerable<string> stands) =>
        IsTemplate(text) ? stands.Select(stand => Replace(text, stand)) : [text];

    /// <summary>True when every template stands in a text or a comment, so that it cannot change how the rest is read.</summary>
    public static bool StandsInTexts(string text)
    {
        const string mark = "qzjqzj";
        if (Any().Matches(text).Any(match => match.Value.StartsWith("{%", StringComparison.Ordinal)))
            return false;
        Parser.ParseInput(Any().Replace(text, match => mark + Lines(match)), out var tokens, out _);
        return tokens.Where(token => token.Text.Contains(mark, StringComparison.Ordinal)).All(token =>
            token.Kind is TokenKind.StringExpandable or TokenKind.StringLiteral
                or TokenKind.HereStringExpandable or TokenKind.HereStringLiteral or TokenKind.Comment);
    }

    static string Replace(string text, string stand) =>
        Any().Replace(text, match => match.Value.StartsWith("{{", StringComparison.Ordinal) ? stand + Lines(match) : Lines(match));

    // Lines keep their numbers.
    static string Lines(Match match) => new('\n', match.Value.Count(letter => letter == '\n'));

    [GeneratedRegex(@"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", RegexOptions.Singleline)]
    private static partial Regex Any();
}
