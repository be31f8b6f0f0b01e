using Nuke.Common.CI;
using Nuke.Common.CI.AzurePipelines;
using Nuke.Common.Execution;
using Nuke.Common.Tooling;

namespace Ingot.CI;

/// <summary>Writes the pipeline that deletes every night what dead bakes left.</summary>
/// <param name="suffix">Tells its file from others.</param>
/// <param name="image">The machine.</param>
public sealed class SweepPipelineAttribute(string suffix, AzurePipelinesImage image) : AzurePipelinesAttribute(suffix, image)
{
    readonly string vmImage = image.GetValue();

    /// <summary>When it runs by itself, in UTC.</summary>
    public string Cron { get; set; } = "";

    /// <summary>Minutes it may take.</summary>
    public int TimeoutMinutes { get; set; }

    /// <summary>The service connection.</summary>
    public string ServiceConnection { get; set; } = "";

    /// <inheritdoc />
    public override ConfigurationEntity GetConfiguration(IReadOnlyCollection<ExecutableTarget> relevantTargets) => new PipelineText($"""
        trigger: none
        pr: none

        {PipelineText.Nightly(Cron)}

        jobs:
          - job: sweep
            displayName: 'sweep'
            timeoutInMinutes: {TimeoutMinutes}
            pool:
              vmImage: '{vmImage}'
            steps:
        {PipelineText.Prepare}
        {string.Join('\n', InvokedTargets.Select(x => PipelineText.OnAzure($"./{BuildCmdPath} {x} --force --profile azure", x, "", TimeoutMinutes, ServiceConnection)))}
        """);
}
