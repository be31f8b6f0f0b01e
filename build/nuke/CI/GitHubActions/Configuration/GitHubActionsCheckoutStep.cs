using Nuke.Common.Utilities;

namespace Nuke.Common.CI.GitHubActions.Configuration;

/// <summary>Checks the repository out.</summary>
public class GitHubActionsCheckoutStep : GitHubActionsStep
{
    /// <summary>Which submodules.</summary>
    public GitHubActionsSubmodules? Submodules { get; set; }

    /// <summary>Whether files of large file storage too.</summary>
    public bool? Lfs { get; set; }

    /// <summary>Commits of history; 0 is all of it.</summary>
    public uint? FetchDepth { get; set; }

    /// <summary>Whether progress is shown.</summary>
    public bool? Progress { get; set; }

    /// <summary>Filter of a partial clone.</summary>
    public string? Filter { get; set; }

    /// <inheritdoc />
    public override void Write(CustomFileWriter writer)
    {
        writer.WriteLine("- uses: actions/checkout@v6");
        List<string> options = [];
        if (Submodules is { } submodules)
            options.Add($"submodules: {submodules.ToString().ToLowerInvariant()}");
        if (Lfs is { } lfs)
            options.Add($"lfs: {(lfs ? "true" : "false")}");
        if (FetchDepth is { } depth)
            options.Add($"fetch-depth: {depth}");
        if (Progress is { } progress)
            options.Add($"progress: {(progress ? "true" : "false")}");
        if (!string.IsNullOrWhiteSpace(Filter))
            options.Add($"filter: {Filter}");
        if (options.Count == 0)
            return;
        using (writer.Indent())
            writer.WriteBlock("with:", () => options.ForEach(writer.WriteLine));
    }
}
