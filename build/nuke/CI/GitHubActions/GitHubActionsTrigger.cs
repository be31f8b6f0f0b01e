using Nuke.Common.Tooling;

namespace Nuke.Common.CI.GitHubActions;

/// <summary>What starts a workflow.</summary>
public enum GitHubActionsTrigger
{
    /// <summary>A push.</summary>
    [EnumValue("push")]
    Push,

    /// <summary>A pull request.</summary>
    [EnumValue("pull_request")]
    PullRequest,

    /// <summary>A person.</summary>
    [EnumValue("workflow_dispatch")]
    WorkflowDispatch,
}
