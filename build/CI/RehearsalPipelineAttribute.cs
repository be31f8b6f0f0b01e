using Nuke.Common.CI;
using Nuke.Common.CI.AzurePipelines;
using Nuke.Common.Execution;
using Nuke.Common.Tooling;

namespace Ingot.CI;

/// <summary>Writes the pipeline that proves a change: it runs targets and rehearses a bake, without a service connection.</summary>
/// <remarks>For a repository in Azure Repos, name the pipeline in a build validation policy of the branch: "pr" counts elsewhere only.</remarks>
/// <param name="suffix">Tells its file from others.</param>
/// <param name="image">The machine.</param>
public sealed class RehearsalPipelineAttribute(string suffix, AzurePipelinesImage image) : AzurePipelinesAttribute(suffix, image)
{
    readonly string vmImage = image.GetValue();

    /// <summary>Minutes it may take.</summary>
    public int TimeoutMinutes { get; set; }

    /// <inheritdoc />
    public override ConfigurationEntity GetConfiguration(IReadOnlyCollection<ExecutableTarget> relevantTargets) => new PipelineText($"""
        trigger: none
        pr:
          autoCancel: true
          branches:
            include:
        {string.Join('\n', PullRequestsBranchesInclude.Select(x => $"      - {x}"))}

        jobs:
          - job: rehearse
            displayName: 'rehearse'
            timeoutInMinutes: {TimeoutMinutes}
            pool:
              vmImage: '{vmImage}'
            steps:
        {PipelineText.Prepare}
        {string.Join('\n', InvokedTargets.Select(Run))}
        {PipelineText.Publish}
        """);

    string Run(string target) => $"""
              - bash: ./{BuildCmdPath} {target} --cloud Rehearsal
                displayName: 'Run: {target}'
        """;
}
