using System.Text.RegularExpressions;
using CliWrap;
using CliWrap.Buffered;
using Ingot.Ansible;

namespace Ingot.Tests.Ansible.Arguments;

/// <summary>What ansible-playbook --syntax-check and ansible-lint say about the same playbooks.</summary>
/// <param name="corpus">The playbooks.</param>
sealed partial class OtherTools(Corpus corpus)
{
    // Matters of taste and habit, which a mistake does not need to be one of.
    static readonly string[] habits =
    [
        "name", "fqcn", "yaml", "no-changed-when", "no-free-form", "var-naming", "risky-", "command-instead", "no-handler", "meta-", "key-order", "no-relative-paths",
        "package-latest", "literal-compare", "no-log-password", "ignore-errors", "deprecated-local-action", "role-name",
    ];

    /// <summary>The line that ansible-playbook --syntax-check names for each playbook it refuses; 0 when it names none.</summary>
    public async Task<IReadOnlyDictionary<string, int>> SyntaxCheckAsync(IEnumerable<string> playbooks)
    {
        var refused = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var playbook in playbooks)
        {
            var result = await RunAsync("ansible-playbook", ["--syntax-check", "-i", "bake-2022,", playbook]);
            if (result.ExitCode != 0)
                refused[playbook] = Line().Match(result.StandardError) is { Success: true } match ? int.Parse(match.Groups["line"].Value, null) : 0;
        }

        return refused;
    }

    /// <summary>The rules that ansible-lint's profile production finds broken in each playbook, habits left out.</summary>
    public async Task<ILookup<string, string>> LintAsync(IReadOnlyList<string> playbooks)
    {
        await File.WriteAllTextAsync(Path.Combine(corpus.Root, ".ansible-lint"), "---\nprofile: production\noffline: true\n");
        // It does not look at tasks when one of the playbooks does not load.
        var first = Findings(await RunAsync("ansible-lint", ["--parseable", "--offline", "--nocolor", "--", .. playbooks]));
        var loaded = playbooks.Except(first.Select(finding => finding.File), StringComparer.Ordinal);
        var second = Findings(await RunAsync("ansible-lint", ["--parseable", "--offline", "--nocolor", "--", .. loaded]));
        return first.Concat(second).Where(finding => !habits.Any(habit => finding.Rule.StartsWith(habit, StringComparison.Ordinal)))
            .Distinct().ToLookup(finding => finding.File, finding => $"{finding.Rule}, line {finding.Line}", StringComparer.Ordinal);
    }

    static List<(string File, string Line, string Rule)> Findings(BufferedCommandResult result) =>
        [.. Finding().Matches(result.StandardOutput).Select(match => (match.Groups["file"].Value, match.Groups["line"].Value, match.Groups["rule"].Value))];

    async Task<BufferedCommandResult> RunAsync(string program, string[] arguments) =>
        await new AnsibleCommand(await Rehearsed.ToolsAsync(), corpus.Root).Create(program, arguments).ExecuteBufferedAsync(CancellationToken.None);

    [GeneratedRegex(@"line (?<line>\d+), column")]
    private static partial Regex Line();

    [GeneratedRegex(@"^(?<file>[^:\r\n]+):(?<line>\d+)(:\d+)?: (?<rule>[a-z][\w-]*(\[[^\]]*\])?)", RegexOptions.Multiline)]
    private static partial Regex Finding();
}
