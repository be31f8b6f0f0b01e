using Nuke.Common.CI.GitHubActions;
using Nuke.Common.CI.GitHubActions.Configuration;
using Nuke.Common.Execution;

namespace Ingot.CI;

/// <summary>
/// Writes the workflow that bakes on Azure: nightly and by hand, one bake of an image at a time. The program itself signs in, with GitHub's
/// assertions, as often as it has to.
/// </summary>
/// <remarks>
/// The repository needs the variables AZURE_CLIENT_ID, AZURE_TENANT_ID and AZURE_SUBSCRIPTION_ID, and the application a federated
/// credential for the branch (learn.microsoft.com, "Authenticate to Azure from GitHub Actions by OpenID Connect"). The machine must reach
/// the build VM's subnet on TCP 5986; the variable BAKE_RUNNER names its label.
/// </remarks>
/// <param name="name">Name of the workflow.</param>
/// <param name="image">The image that is baked when nobody names one: ImageName of .nuke/parameters.json.</param>
public sealed class BakeWorkflowAttribute(string name, string image) : GitHubActionsAttribute(name, GitHubActionsImage.SelfHosted)
{
    /// <summary>Parameters that a person may give, beside ImageName.</summary>
    public string[] Inputs { get; set; } = [];

    IReadOnlyList<ParameterInput> AllInputs =>
        [ParameterInput.Of(Build.GetType(), "ImageName", image), .. Inputs.Select(x => ParameterInput.Of(Build.GetType(), x))];

    /// <inheritdoc />
    protected override IEnumerable<GitHubActionsDetailedTrigger> GetTriggers() => base.GetTriggers().Prepend(new DispatchTrigger(AllInputs));

    /// <inheritdoc />
    protected override GitHubActionsJob GetJobs(GitHubActionsImage image, IReadOnlyCollection<ExecutableTarget> relevantTargets) => new WorkflowJob
    {
        Name = "bake",
        Runner = "${{ vars.BAKE_RUNNER || 'self-hosted' }}",
        TimeoutMinutes = BakeLimits.Job,
        Outputs = [.. ServerOutputs.Names.Select(x => (x, $"${{{{ steps.bake.outputs.{x} }}}}"))],
        Steps =
        [
            .. WorkflowSteps.Prepare(),
            Run("VerifyImage", BakeLimits.Bake, id: "bake", condition: null),
            WorkflowSteps.Publish(),
            Run("Cleanup", BakeLimits.Cleanup, id: null, "always()"),
        ],
    };

    WorkflowStep Run(string target, int minutes, string? id, string? condition) => new($"Run: {target}")
    {
        Id = id,
        Condition = condition,
        Run = $"./{BuildCmdPath} {target} --profile azure",
        TimeoutMinutes = minutes,
        Env =
        [
            .. WorkflowSteps.Account,
            .. AllInputs.Select(x => (x.Name, $"${{{{ inputs.{x.Name} }}}}")),
        ],
    };
}
