using Nuke.Common.CI.GitHubActions.Configuration;
using Nuke.Common.Execution;
using Nuke.Common.IO;
using Nuke.Common.Parameters;
using Nuke.Common.Tooling;
using Nuke.Common.Utilities;

namespace Nuke.Common.CI.GitHubActions;

/// <summary>Writes <c>.github/workflows/&lt;name&gt;.yml</c>: one job per image, which calls <c>build.cmd</c>.</summary>
/// <param name="name">Name of the workflow; blanks become underscores.</param>
/// <param name="image">The machine it runs on.</param>
/// <param name="images">Further machines.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public partial class GitHubActionsAttribute(string name, GitHubActionsImage image, params GitHubActionsImage[] images)
    : ConfigurationAttributeBase
{
    readonly string name = name.Replace(' ', '_');

    /// <inheritdoc />
    public override string IdPostfix => name;

    /// <inheritdoc />
    public override Type HostType => typeof(GitHubActions);

    /// <inheritdoc />
    public override AbsolutePath ConfigurationFile => NukeBuild.RootDirectory / ".github" / "workflows" / $"{name}.yml";

    /// <inheritdoc />
    public override IEnumerable<AbsolutePath> GeneratedFiles => [ConfigurationFile];

    /// <inheritdoc />
    public override IEnumerable<string> RelevantTargetNames => InvokedTargets;

    /// <inheritdoc />
    public override IEnumerable<string> IrrelevantTargetNames => [];

    /// <inheritdoc />
    public override CustomFileWriter CreateWriter(StreamWriter streamWriter) => new(streamWriter, indentationFactor: 2, commentPrefix: "#");

    /// <inheritdoc />
    public override ConfigurationEntity GetConfiguration(IReadOnlyCollection<ExecutableTarget> relevantTargets)
    {
        var triggers = GetTriggers().ToArray();
        if (On.Length > 0 == triggers.Length > 0)
        {
            throw new Refusal(
                $"Workflow '{name}' has {(On.Length > 0 ? "two kinds of triggers" : "no trigger")}.",
                "Either On or the properties that begin with On say when it starts.",
                "Set exactly one of both.");
        }

        return new GitHubActionsConfiguration
        {
            Name = name,
            ShortTriggers = On,
            DetailedTriggers = triggers,
            Permissions = [.. WritePermissions.Select(x => (x, "write")), .. ReadPermissions.Select(x => (x, "read"))],
            ConcurrencyGroup = ConcurrencyGroup,
            ConcurrencyCancelInProgress = ConcurrencyCancelInProgress,
            Jobs = [.. images.Prepend(image).Select(x => GetJobs(x, relevantTargets))],
        };
    }

    /// <summary>The job of one image.</summary>
    protected virtual GitHubActionsJob GetJobs(GitHubActionsImage image, IReadOnlyCollection<ExecutableTarget> relevantTargets) => new()
    {
        Name = image.GetValue().Replace('.', '_'),
        Image = image,
        TimeoutMinutes = TimeoutMinutes,
        ConcurrencyGroup = JobConcurrencyGroup,
        ConcurrencyCancelInProgress = JobConcurrencyCancelInProgress,
        EnvironmentName = EnvironmentName,
        EnvironmentUrl = EnvironmentUrl,
        Steps = [.. Steps(relevantTargets)],
    };

    /// <summary>Variables of the run step: inputs, secrets, the token.</summary>
    protected virtual IEnumerable<(string Key, string Value)> GetImports()
    {
        foreach (var input in OnWorkflowDispatchOptionalInputs.Concat(OnWorkflowDispatchRequiredInputs))
            yield return (input, $"${{{{ github.event.inputs.{input} }}}}");
        foreach (var secret in ImportSecrets)
            yield return (secret, $"${{{{ secrets.{KebabCase.From(secret).Replace('-', '_').ToUpperInvariant()} }}}}");
        if (EnableGitHubToken)
            yield return ("GITHUB_TOKEN", "${{ secrets.GITHUB_TOKEN }}");
    }

    /// <summary>What starts the workflow, from the properties that begin with On.</summary>
    protected virtual IEnumerable<GitHubActionsDetailedTrigger> GetTriggers()
    {
        if (Any(OnPushBranches, OnPushTags) && Any(OnPushBranchesIgnore, OnPushTagsIgnore))
        {
            throw new Refusal(
                $"Workflow '{name}' both names and ignores branches or tags.",
                "GitHub takes one or the other.",
                "Keep OnPushBranches and OnPushTags, or their Ignore counterparts.");
        }

        if (Any(OnPushBranches, OnPushBranchesIgnore, OnPushTags, OnPushTagsIgnore, OnPushIncludePaths, OnPushExcludePaths))
            yield return PushTrigger();
        if (Any(OnPullRequestBranches, OnPullRequestTags, OnPullRequestIncludePaths, OnPullRequestExcludePaths))
            yield return PullRequestTrigger();
        if (Any(OnWorkflowDispatchOptionalInputs, OnWorkflowDispatchRequiredInputs))
        {
            yield return new GitHubActionsWorkflowDispatchTrigger
            {
                OptionalInputs = OnWorkflowDispatchOptionalInputs,
                RequiredInputs = OnWorkflowDispatchRequiredInputs,
            };
        }

        if (!string.IsNullOrWhiteSpace(OnCronSchedule))
            yield return new GitHubActionsScheduledTrigger { Cron = OnCronSchedule };
    }

    GitHubActionsVcsTrigger PushTrigger() => new()
    {
        Kind = GitHubActionsTrigger.Push,
        Branches = OnPushBranches,
        BranchesIgnore = OnPushBranchesIgnore,
        Tags = OnPushTags,
        TagsIgnore = OnPushTagsIgnore,
        IncludePaths = OnPushIncludePaths,
        ExcludePaths = OnPushExcludePaths,
    };

    GitHubActionsVcsTrigger PullRequestTrigger() => new()
    {
        Kind = GitHubActionsTrigger.PullRequest,
        Branches = OnPullRequestBranches,
        Tags = OnPullRequestTags,
        IncludePaths = OnPullRequestIncludePaths,
        ExcludePaths = OnPullRequestExcludePaths,
    };

    IEnumerable<GitHubActionsStep> Steps(IReadOnlyCollection<ExecutableTarget> relevantTargets)
    {
        yield return new GitHubActionsCheckoutStep
        {
            Submodules = submodules,
            Lfs = lfs,
            FetchDepth = fetchDepth,
            Progress = progress,
            Filter = filter,
        };
        if (CacheKeyFiles.Length > 0)
        {
            yield return new GitHubActionsCacheStep
            {
                IncludePatterns = CacheIncludePatterns,
                ExcludePatterns = CacheExcludePatterns,
                KeyFiles = CacheKeyFiles,
            };
        }

        yield return new GitHubActionsRunStep
        {
            BuildCmdPath = BuildCmdPath,
            InvokedTargets = InvokedTargets,
            Imports = GetImports().ToDictionary(x => x.Key, x => x.Value),
        };
        foreach (var path in PublishArtifacts ? Artifacts.Of(relevantTargets) : [])
            yield return new GitHubActionsArtifactStep { Name = path.Split('/')[^1], Path = path, Condition = PublishCondition };
    }

    static bool Any(params string[][] lists) => Array.Exists(lists, x => x.Length > 0);
}
