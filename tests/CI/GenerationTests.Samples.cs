using Nuke.Common.CI.AzurePipelines;
using Nuke.Common.CI.GitHubActions;

namespace Ingot.Tests.CI;

public sealed partial class GenerationTests
{
    [GitHubActions(
        "ci",
        GitHubActionsImage.UbuntuLatest,
        OnPushBranches = ["main", "release/*"],
        OnPushTags = ["v1.*"],
        OnPushIncludePaths = ["source/**"],
        OnPushExcludePaths = ["docs/**"],
        OnPullRequestBranches = ["main"],
        OnWorkflowDispatchOptionalInputs = ["Level"],
        OnWorkflowDispatchRequiredInputs = ["PackageVersion"],
        OnCronSchedule = "0 3 * * 1",
        WritePermissions = [GitHubActionsPermissions.Packages],
        ReadPermissions = [GitHubActionsPermissions.Contents],
        ConcurrencyCancelInProgress = true,
        TimeoutMinutes = 30,
        JobConcurrencyGroup = "jobs",
        EnvironmentName = "prod",
        EnvironmentUrl = "https://example.org",
        FetchDepth = 0,
        Submodules = GitHubActionsSubmodules.Recursive,
        CacheExcludePatterns = ["~/.nuget/packages/x"],
        ImportSecrets = ["NuGetApiKey", "PushToken"],
        EnableGitHubToken = true,
        PublishCondition = "always()",
        InvokedTargets = ["Test", "Pack"])]
    sealed class DetailedGitHub : SampleTargets;

    [GitHubActions(
        "short run",
        GitHubActionsImage.Ubuntu2404,
        GitHubActionsImage.WindowsLatest,
        On = [GitHubActionsTrigger.Push, GitHubActionsTrigger.PullRequest, GitHubActionsTrigger.WorkflowDispatch],
        InvokedTargets = ["Test"])]
    sealed class ShortGitHub : SampleTargets;

    [AzurePipelines(
        AzurePipelinesImage.UbuntuLatest,
        ImportVariableGroups = ["group-a"],
        TriggerBatch = true,
        TriggerBranchesInclude = ["main"],
        TriggerBranchesExclude = ["wip/*"],
        TriggerPathsExclude = ["docs"],
        PullRequestsBranchesInclude = ["main"],
        InvokedTargets = ["Test"],
        NonEntryTargets = ["Restore"],
        FetchDepth = 0,
        EnableAccessToken = true,
        ImportSecrets = ["NuGetApiKey"])]
    sealed class SampleAzure : SampleTargets;

    [GitHubActions("twice", GitHubActionsImage.UbuntuLatest, On = [GitHubActionsTrigger.Push], OnPushBranches = ["main"], InvokedTargets = ["Test"])]
    sealed class TwoKindsOfTriggers : SampleTargets;

    [GitHubActions("nowhere", GitHubActionsImage.UbuntuLatest, On = [GitHubActionsTrigger.Push], InvokedTargets = ["Tset"])]
    sealed class UnknownTarget : SampleTargets;

    [GitHubActions("by hand", GitHubActionsImage.UbuntuLatest, On = [GitHubActionsTrigger.Push], InvokedTargets = ["Test"], AutoGenerate = false)]
    sealed class ByHand : SampleTargets;
}
