using Nuke.Common.Utilities;

namespace Nuke.Common.CI.GitHubActions.Configuration;

/// <summary>Keeps directories between runs.</summary>
public class GitHubActionsCacheStep : GitHubActionsStep
{
    /// <summary>What is kept.</summary>
    public string[] IncludePatterns { get; set; } = [];

    /// <summary>What of it is not.</summary>
    public string[] ExcludePatterns { get; set; } = [];

    /// <summary>Files whose change makes the kept directories stale.</summary>
    public string[] KeyFiles { get; set; } = [];

    /// <inheritdoc />
    public override void Write(CustomFileWriter writer)
    {
        writer.WriteLine($"- name: 'Cache: {string.Join(", ", IncludePatterns)}'");
        using var step = writer.Indent();
        writer.WriteLine("uses: actions/cache@v4");
        writer.WriteBlock("with:", () =>
        {
            writer.WriteBlock("path: |", () =>
            {
                Array.ForEach(IncludePatterns, writer.WriteLine);
                Array.ForEach(ExcludePatterns, x => writer.WriteLine($"!{x}"));
            });
            var files = string.Join(", ", KeyFiles.Select(x => $"'{x}'"));
            writer.WriteLine($"key: ${{{{ runner.os }}}}-${{{{ hashFiles({files}) }}}}");
        });
    }
}
