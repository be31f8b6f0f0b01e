using CliWrap.Buffered;

namespace Ingot.Ansible;

/// <summary>Runs yamllint and ansible-lint as the project's .yamllint and .ansible-lint configure them.</summary>
/// <param name="tools">An Ansible with both, see <see cref="ToolSet.Lint"/>.</param>
/// <param name="root">Folder of the project.</param>
public sealed class Linter(AnsibleTools tools, string root)
{
    /// <summary>What they find in files.</summary>
    /// <param name="files">Paths, relative to the project.</param>
    /// <param name="cancellationToken">Ends the linters.</param>
    /// <exception cref="Fault">A linter did not do its work.</exception>
    public async Task<IReadOnlyList<LintFinding>> FindAsync(IReadOnlyList<string> files, CancellationToken cancellationToken)
    {
        var yaml = await RunAsync("yamllint", ["--strict", "--format", "parsable", "--", .. files], cancellationToken);
        var ansible = await RunAsync("ansible-lint", ["--parseable", "--offline", "--nocolor", "--", .. files], cancellationToken);
        var findings = LintOutput.Read(yaml.StandardOutput, ansible.StandardOutput);
        foreach (var (name, result) in new[] { ("yamllint", yaml), ("ansible-lint", ansible) })
        {
            if (result.ExitCode != 0 && findings.Count == 0)
                throw Failed(name, result);
        }

        return findings;
    }

    async Task<BufferedCommandResult> RunAsync(string program, string[] arguments, CancellationToken cancellationToken)
    {
        var variables = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            // ansible-lint calls ansible-playbook and its siblings by their names.
            ["PATH"] = tools.Runner.PathWith(tools.Directory),
            ["XDG_CACHE_HOME"] = Path.Combine(root, ".nuke", "temp", "ansible-lint"),
            // With it ansible-lint speaks to GitHub itself, in other words than these.
            ["GITHUB_ACTIONS"] = null,
        };
        return await new AnsibleCommand(tools, root).Create(program, arguments, variables: variables).ExecuteBufferedAsync(cancellationToken);
    }

    static Fault Failed(string program, BufferedCommandResult result) => new(
        $"{program} did not do its work.",
        $"It ended with exit code {result.ExitCode}: {LastLines(result)}",
        "Correct what it names; it is configured by .yamllint and .ansible-lint in the project's folder.");

    static string LastLines(BufferedCommandResult result) => string.Join(
        Environment.NewLine,
        $"{result.StandardOutput}\n{result.StandardError}".ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries).TakeLast(8));
}
