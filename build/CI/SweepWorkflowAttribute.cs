using Nuke.Common.CI.GitHubActions;
using Nuke.Common.CI.GitHubActions.Configuration;
using Nuke.Common.Execution;

namespace Ingot.CI;

/// <summary>Writes the workflow that deletes every night what dead bakes left. It needs no way into any network of the user's.</summary>
/// <param name="name">Name of the workflow.</param>
/// <param name="image">The machine.</param>
public sealed class SweepWorkflowAttribute(string name, GitHubActionsImage image) : GitHubActionsAttribute(name, image)
{
    /// <inheritdoc />
    protected override GitHubActionsJob GetJobs(GitHubActionsImage image, IReadOnlyCollection<ExecutableTarget> relevantTargets)
    {
        var job = base.GetJobs(image, relevantTargets);
        job.Steps =
        [
            .. WorkflowSteps.Prepare(),
            .. InvokedTargets.Select(x => new WorkflowStep($"Run: {x}")
            {
                Run = $"./{BuildCmdPath} {x} --force --profile azure",
                Env = WorkflowSteps.Account,
            }),
        ];
        return job;
    }
}
