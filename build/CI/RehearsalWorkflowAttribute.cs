using Nuke.Common.CI.GitHubActions;
using Nuke.Common.CI.GitHubActions.Configuration;
using Nuke.Common.Execution;

namespace Ingot.CI;

/// <summary>Writes the workflow that proves a change: it runs targets and rehearses a bake, and has no permission on any cloud.</summary>
/// <param name="name">Name of the workflow.</param>
/// <param name="image">The machine.</param>
public sealed class RehearsalWorkflowAttribute(string name, GitHubActionsImage image) : GitHubActionsAttribute(name, image)
{
    /// <inheritdoc />
    protected override GitHubActionsJob GetJobs(GitHubActionsImage image, IReadOnlyCollection<ExecutableTarget> relevantTargets)
    {
        var job = base.GetJobs(image, relevantTargets);
        job.Steps =
        [
            .. WorkflowSteps.Prepare(),
            .. InvokedTargets.Select(x => new WorkflowStep($"Run: {x}") { Run = $"./{BuildCmdPath} {x} --cloud Rehearsal" }),
            WorkflowSteps.Publish(),
        ];
        return job;
    }
}
