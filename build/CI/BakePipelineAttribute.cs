using Nuke.Common.CI;
using Nuke.Common.CI.AzurePipelines;
using Nuke.Common.Execution;

namespace Ingot.CI;

/// <summary>
/// Writes the pipeline that bakes on Azure: nightly and by hand, signed in by a service connection with workload identity federation.
/// </summary>
/// <remarks>
/// Give the service connection an exclusive lock (Approvals and checks): it makes bakes follow each other. The agents of the pool must
/// have the az command line and reach the build VM's subnet on TCP 5986.
/// </remarks>
/// <param name="image">The image that is baked when nobody names one: ImageName of .nuke/parameters.json.</param>
public sealed class BakePipelineAttribute(string image) : AzurePipelinesAttribute(AzurePipelinesImage.UbuntuLatest)
{
    /// <summary>Parameters that a person may give, beside ImageName.</summary>
    public string[] Inputs { get; set; } = [];

    /// <summary>When it runs by itself, in UTC.</summary>
    public string Cron { get; set; } = "";

    /// <summary>The pool of agents.</summary>
    public string Pool { get; set; } = "";

    /// <summary>The service connection.</summary>
    public string ServiceConnection { get; set; } = "";

    IReadOnlyList<ParameterInput> AllInputs =>
        [ParameterInput.Of(Build.GetType(), "ImageName", image), .. Inputs.Select(x => ParameterInput.Of(Build.GetType(), x))];

    /// <inheritdoc />
    public override ConfigurationEntity GetConfiguration(IReadOnlyCollection<ExecutableTarget> relevantTargets) => new PipelineText($"""
        trigger: none
        pr: none

        {PipelineText.Nightly(Cron)}

        parameters:
        {string.Join('\n', AllInputs.Select(Parameter))}

        lockBehavior: sequential

        jobs:
          - job: bake
            displayName: 'bake'
            timeoutInMinutes: {BakeLimits.Job}
            cancelTimeoutInMinutes: {BakeLimits.Cleanup + 5}
            pool:
              name: {Pool}
            steps:
        {PipelineText.Prepare}
        {Run("VerifyImage", "name: bake", BakeLimits.Bake)}
        {PipelineText.Publish}
        {Run("Cleanup", "condition: always()", BakeLimits.Cleanup)}
        """);

    static string Parameter(ParameterInput input) => string.Join('\n', new[]
    {
        $"  - name: {input.Name}",
        $"    displayName: {ParameterInput.Quoted(input.Description)}",
        $"    type: {(input.Type == "choice" ? "string" : input.Type)}",
        $"    default: {(input.Default.Length == 0 ? "''" : input.Default)}",
        input.Choices.Count == 0 ? "" : $"    values: [{string.Join(", ", input.Choices)}]",
    }.Where(x => x.Length > 0));

    string Run(string target, string property, int minutes) => $"""
        {PipelineText.OnAzure($"./{BuildCmdPath} {target} --profile azure", target, property, minutes, ServiceConnection)}
                env:
        {string.Join('\n', AllInputs.Select(x => $"          {x.Name}: ${{{{ parameters.{x.Name} }}}}"))}
        """;
}
