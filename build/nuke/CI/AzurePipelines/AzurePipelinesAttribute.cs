using Nuke.Common.CI.AzurePipelines.Configuration;
using Nuke.Common.Execution;
using Nuke.Common.IO;
using Nuke.Common.Tooling;
using Nuke.Common.Utilities;
using Nuke.Common.Utilities.Collections;

namespace Nuke.Common.CI.AzurePipelines;

/// <summary>Writes <c>azure-pipelines.yml</c>: one stage per image, one job per target, each of which calls <c>build.cmd</c>.</summary>
/// <param name="suffix">Tells several pipelines apart: <c>azure-pipelines.&lt;suffix&gt;.yml</c>; null for none.</param>
/// <param name="image">The machine it runs on.</param>
/// <param name="images">Further machines.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public partial class AzurePipelinesAttribute(string? suffix, AzurePipelinesImage image, params AzurePipelinesImage[] images)
    : ChainedConfigurationAttributeBase
{
    /// <summary>Writes <c>azure-pipelines.yml</c>.</summary>
    public AzurePipelinesAttribute(AzurePipelinesImage image, params AzurePipelinesImage[] images)
        : this(null, image, images)
    {
    }

    /// <inheritdoc />
    public override string IdPostfix => suffix ?? "";

    /// <inheritdoc />
    public override Type HostType => typeof(AzurePipelines);

    /// <inheritdoc />
    public override AbsolutePath ConfigurationFile
        => ConfigurationDirectory / (suffix is null ? "azure-pipelines.yml" : $"azure-pipelines.{suffix}.yml");

    /// <inheritdoc />
    public override IEnumerable<AbsolutePath> GeneratedFiles => [ConfigurationFile];

    /// <inheritdoc />
    public override IEnumerable<string> RelevantTargetNames => InvokedTargets;

    /// <summary>Where the file goes.</summary>
    protected virtual AbsolutePath ConfigurationDirectory => NukeBuild.RootDirectory;

    /// <inheritdoc />
    public override CustomFileWriter CreateWriter(StreamWriter streamWriter) => new(streamWriter, indentationFactor: 2, commentPrefix: "#");

    /// <inheritdoc />
    public override ConfigurationEntity GetConfiguration(IReadOnlyCollection<ExecutableTarget> relevantTargets)
        => new AzurePipelinesConfiguration
        {
            VariableGroups = ImportVariableGroups,
            VcsPushTrigger = GetVcsPushTrigger(),
            VcsPullRequestTrigger = GetVcsPullRequestTrigger(),
            Stages = [.. images.Prepend(image).Select(x => GetStage(x, relevantTargets))],
        };

#nullable disable annotations // oblivious as in Nuke: null if nothing is set
    /// <summary>Pushes that start it; null if nothing is set.</summary>
    protected AzurePipelinesVcsPushTrigger GetVcsPushTrigger()
    {
        string[][] filters =
        [
            TriggerBranchesInclude, TriggerBranchesExclude, TriggerTagsInclude, TriggerTagsExclude, TriggerPathsInclude, TriggerPathsExclude,
        ];
        if (!TriggerDisabled && !TriggerBatch && !Array.Exists(filters, x => x.Length > 0))
            return null;
        return new AzurePipelinesVcsPushTrigger
        {
            Disabled = TriggerDisabled,
            Batch = TriggerBatch ? true : null,
            BranchesInclude = TriggerBranchesInclude,
            BranchesExclude = TriggerBranchesExclude,
            TagsInclude = TriggerTagsInclude,
            TagsExclude = TriggerTagsExclude,
            PathsInclude = TriggerPathsInclude,
            PathsExclude = TriggerPathsExclude,
        };
    }

    /// <summary>Pull requests that start it; null if nothing is set.</summary>
    protected AzurePipelinesVcsPushTrigger GetVcsPullRequestTrigger()
    {
        string[][] filters =
        [
            PullRequestsBranchesInclude, PullRequestsBranchesExclude, PullRequestsPathsInclude, PullRequestsPathsExclude,
        ];
        if (!PullRequestsDisabled && PullRequestsAutoCancel is null && !Array.Exists(filters, x => x.Length > 0))
            return null;
        return new AzurePipelinesVcsPushTrigger
        {
            Disabled = PullRequestsDisabled,
            AutoCancel = PullRequestsAutoCancel,
            BranchesInclude = PullRequestsBranchesInclude,
            BranchesExclude = PullRequestsBranchesExclude,
            PathsInclude = PullRequestsPathsInclude,
            PathsExclude = PullRequestsPathsExclude,
        };
    }
#nullable restore annotations

    /// <summary>The stage of one image.</summary>
    protected virtual AzurePipelinesStage GetStage(AzurePipelinesImage image, IReadOnlyCollection<ExecutableTarget> relevantTargets)
    {
        var jobs = new LookupTable<ExecutableTarget, AzurePipelinesJob>();
        var all = new List<AzurePipelinesJob>();
        foreach (var target in relevantTargets.Where(x => !NonEntryTargets.Contains(x.Name)))
        {
            var job = GetJob(target, jobs, relevantTargets, image);
            jobs.Add(target, job);
            all.Add(job);
        }

        return new AzurePipelinesStage
        {
            Name = image.GetValue().Replace('-', '_').Replace('.', '_'),
            DisplayName = image.GetValue(),
            Image = image,
            Jobs = [.. all],
        };
    }

    /// <summary>The job of one target.</summary>
    /// <param name="executableTarget">The target.</param>
    /// <param name="jobs">The jobs of the targets before it.</param>
    /// <param name="relevantTargets">The planned targets.</param>
    /// <param name="image">The machine.</param>
    protected virtual AzurePipelinesJob GetJob(
        ExecutableTarget executableTarget,
        LookupTable<ExecutableTarget, AzurePipelinesJob> jobs,
        IReadOnlyCollection<ExecutableTarget> relevantTargets,
        AzurePipelinesImage image)
        => new()
        {
            Name = executableTarget.Name,
            DisplayName = executableTarget.Name,
            Dependencies = [.. GetTargetDependencies(executableTarget).SelectMany(x => jobs[x])],
            Parallel = executableTarget.PartitionSize ?? 0,
            Steps = [.. GetSteps(executableTarget, relevantTargets, image)],
        };

    /// <summary>The steps of the job of one target.</summary>
    protected virtual IEnumerable<AzurePipelinesStep> GetSteps(
        ExecutableTarget executableTarget, IReadOnlyCollection<ExecutableTarget> relevantTargets, AzurePipelinesImage image)
    {
        if (largeFileStorage is not null || submodules is not null || clean is not null || fetchDepth is not null)
        {
            yield return new AzurePipelineCheckoutStep
            {
                IncludeLargeFileStorage = largeFileStorage,
                InclueSubmodules = submodules,
                FetchDepth = fetchDepth,
                Clean = clean,
            };
        }

        foreach (var path in CachePaths)
            yield return new AzurePipelinesCacheStep { Image = image, KeyFiles = CacheKeyFiles, Path = path };
        yield return new AzurePipelinesCmdStep
        {
            BuildCmdPath = BuildCmdPath,
            InvokedTargets = [.. GetInvokedTargets(executableTarget, relevantTargets).Select(x => x.Name)],
            PartitionSize = executableTarget.PartitionSize,
            Imports = GetImports().ToDictionary(x => x.Key, x => x.Value),
        };
        foreach (var path in executableTarget.ArtifactProducts.Select(GetArtifact).Distinct())
            yield return new AzurePipelinesPublishStep { ArtifactName = path.Split('/')[^1], PathToPublish = path };
    }

    /// <summary>Variables of the step that runs the build: the token, secrets.</summary>
    protected virtual IEnumerable<(string Key, string Value)> GetImports()
    {
        if (EnableAccessToken)
            yield return ("SYSTEM_ACCESSTOKEN", "$(System.AccessToken)");
        foreach (var secret in ImportSecrets)
            yield return (secret, $"$({secret})");
    }

    /// <summary>The path to upload for what a target produces.</summary>
    protected virtual string GetArtifact(string artifact) => Artifacts.Path(artifact);
}
