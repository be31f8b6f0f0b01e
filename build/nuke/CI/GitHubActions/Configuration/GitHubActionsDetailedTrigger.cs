namespace Nuke.Common.CI.GitHubActions.Configuration;

/// <summary>What starts a workflow, with conditions.</summary>
public abstract class GitHubActionsDetailedTrigger : ConfigurationEntity
{
}
