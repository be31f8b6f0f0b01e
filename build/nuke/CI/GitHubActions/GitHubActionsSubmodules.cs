namespace Nuke.Common.CI.GitHubActions;

/// <summary>Which submodules are checked out.</summary>
public enum GitHubActionsSubmodules
{
    /// <summary>None.</summary>
    False,

    /// <summary>Those of the repository.</summary>
    True,

    /// <summary>Those, and theirs.</summary>
    Recursive,
}
