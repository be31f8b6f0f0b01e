using System.Globalization;
using System.Text.RegularExpressions;

namespace Ingot.Ansible;

/// <summary>Reads what linters print when they are asked to print for programs.</summary>
static partial class LintOutput
{
    /// <summary>The findings of both linters, in the order of files and lines. What both say is said once.</summary>
    /// <param name="yaml">Output of yamllint --format parsable.</param>
    /// <param name="ansible">Output of ansible-lint --parseable.</param>
    public static IReadOnlyList<LintFinding> Read(string yaml, string ansible) =>
    [
        .. YamlLine().Matches(yaml).Select(match => Finding(match, $"yaml[{match.Groups["rule"].Value}]"))
            .Concat(AnsibleLine().Matches(ansible).Select(match => Finding(match, match.Groups["rule"].Value)))
            .DistinctBy(finding => (finding.File, finding.Line, finding.Rule))
            .OrderBy(finding => finding.File, StringComparer.Ordinal)
            .ThenBy(finding => finding.Line),
    ];

    static LintFinding Finding(Match match, string rule) =>
        new(match.Groups["file"].Value, int.Parse(match.Groups["line"].Value, CultureInfo.InvariantCulture), rule, match.Groups["text"].Value);

    [GeneratedRegex(@"^(?<file>[^:\r\n]+):(?<line>\d+):\d+: \[\w+\] (?<text>.*) \((?<rule>[\w-]+)\)\r?$", RegexOptions.Multiline)]
    private static partial Regex YamlLine();

    [GeneratedRegex(@"^(?<file>[^:\r\n]+):(?<line>\d+)(:\d+)?: (?<rule>[a-z][\w-]*(\[[^\]]*\])?)(: (?<text>[^\r\n]*))?\r?$", RegexOptions.Multiline)]
    private static partial Regex AnsibleLine();
}
