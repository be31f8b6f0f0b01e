using Nuke.Common.Tooling;
using Nuke.Common.Utilities;

namespace Nuke.Common.CI.GitHubActions.Configuration;

/// <summary>Starts a workflow by a push or a pull request.</summary>
public class GitHubActionsVcsTrigger : GitHubActionsDetailedTrigger
{
    /// <summary>Which of the two.</summary>
    public GitHubActionsTrigger Kind { get; set; }

    /// <summary>Only these branches.</summary>
    public string[] Branches { get; set; } = [];

    /// <summary>All but these branches.</summary>
    public string[] BranchesIgnore { get; set; } = [];

    /// <summary>Only these tags.</summary>
    public string[] Tags { get; set; } = [];

    /// <summary>All but these tags.</summary>
    public string[] TagsIgnore { get; set; } = [];

    /// <summary>Only changes of these files.</summary>
    public string[] IncludePaths { get; set; } = [];

    /// <summary>Not changes of these files.</summary>
    public string[] ExcludePaths { get; set; } = [];

    /// <inheritdoc />
    public override void Write(CustomFileWriter writer) => writer.WriteBlock($"{Kind.GetValue()}:", () =>
    {
        writer.WriteList("branches", Branches);
        writer.WriteList("branches-ignore", BranchesIgnore);
        writer.WriteList("tags", Tags);
        writer.WriteList("tags-ignore", TagsIgnore);
        writer.WriteList("paths", [.. IncludePaths, .. ExcludePaths.Select(x => $"!{x}")]);
    });
}
