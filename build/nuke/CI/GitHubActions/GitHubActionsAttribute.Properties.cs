namespace Nuke.Common.CI.GitHubActions;

public partial class GitHubActionsAttribute
{
    GitHubActionsSubmodules? submodules;
    bool? lfs;
    uint? fetchDepth;
    bool? progress;
    string? filter;

    /// <summary>Triggers without conditions.</summary>
    public GitHubActionsTrigger[] On { get; set; } = [];

    /// <summary>Pushes to these branches start it.</summary>
    public string[] OnPushBranches { get; set; } = [];

    /// <summary>Pushes to all but these branches start it.</summary>
    public string[] OnPushBranchesIgnore { get; set; } = [];

    /// <summary>Pushes of these tags start it.</summary>
    public string[] OnPushTags { get; set; } = [];

    /// <summary>Pushes of all but these tags start it.</summary>
    public string[] OnPushTagsIgnore { get; set; } = [];

    /// <summary>Pushes that change these files start it.</summary>
    public string[] OnPushIncludePaths { get; set; } = [];

    /// <summary>Pushes that change only these files do not.</summary>
    public string[] OnPushExcludePaths { get; set; } = [];

    /// <summary>Pull requests to these branches start it.</summary>
    public string[] OnPullRequestBranches { get; set; } = [];

    /// <summary>Pull requests to these tags start it.</summary>
    public string[] OnPullRequestTags { get; set; } = [];

    /// <summary>Pull requests that change these files start it.</summary>
    public string[] OnPullRequestIncludePaths { get; set; } = [];

    /// <summary>Pull requests that change only these files do not.</summary>
    public string[] OnPullRequestExcludePaths { get; set; } = [];

    /// <summary>Values that a person may give.</summary>
    public string[] OnWorkflowDispatchOptionalInputs { get; set; } = [];

    /// <summary>Values that a person must give.</summary>
    public string[] OnWorkflowDispatchRequiredInputs { get; set; } = [];

    /// <summary>Starts it by the clock, in UTC.</summary>
    public string? OnCronSchedule { get; set; }

    /// <summary>What its token may write.</summary>
    public GitHubActionsPermissions[] WritePermissions { get; set; } = [];

    /// <summary>What its token may read.</summary>
    public GitHubActionsPermissions[] ReadPermissions { get; set; } = [];

    /// <summary>Runs of one group follow each other.</summary>
    public string? ConcurrencyGroup { get; set; }

    /// <summary>Whether a new run of the group cancels the one that runs.</summary>
    public bool ConcurrencyCancelInProgress { get; set; }

    /// <summary>Jobs of one group follow each other.</summary>
    public string? JobConcurrencyGroup { get; set; }

    /// <summary>Whether a new job of the group cancels the one that runs.</summary>
    public bool JobConcurrencyCancelInProgress { get; set; }

    /// <summary>Minutes a job may take; 0 leaves it to GitHub.</summary>
    public int TimeoutMinutes { get; set; }

    /// <summary>The environment it deploys to.</summary>
    public string? EnvironmentName { get; set; }

    /// <summary>Address of that environment.</summary>
    public string? EnvironmentUrl { get; set; }

    /// <summary>What is kept between runs.</summary>
    public string[] CacheIncludePatterns { get; set; } = [".nuke/temp", "~/.nuget/packages"];

    /// <summary>What of it is not.</summary>
    public string[] CacheExcludePatterns { get; set; } = [];

    /// <summary>Files whose change makes it stale; none turns caching off.</summary>
    public string[] CacheKeyFiles { get; set; } = ["**/global.json", "**/*.csproj", "**/Directory.Packages.props"];

    /// <summary>Parameters that are filled from secrets.</summary>
    public string[] ImportSecrets { get; set; } = [];

    /// <summary>Whether the build gets the token of the workflow.</summary>
    public bool EnableGitHubToken { get; set; }

    /// <summary>Whether products of the targets are uploaded.</summary>
    public bool PublishArtifacts { get; set; } = true;

    /// <summary>When they are uploaded.</summary>
    public string? PublishCondition { get; set; }

    /// <summary>The targets it runs.</summary>
    public string[] InvokedTargets { get; set; } = [];

    /// <summary>Which submodules are checked out; left to GitHub unless set.</summary>
    public GitHubActionsSubmodules Submodules
    {
        get => submodules ?? GitHubActionsSubmodules.False;
        set => submodules = value;
    }

    /// <summary>Whether files of large file storage are; left to GitHub unless set.</summary>
    public bool Lfs
    {
        get => lfs ?? false;
        set => lfs = value;
    }

    /// <summary>Commits of history, 0 for all; left to GitHub unless set.</summary>
    public uint FetchDepth
    {
        get => fetchDepth ?? 0;
        set => fetchDepth = value;
    }

    /// <summary>Whether checking out shows progress; left to GitHub unless set.</summary>
    public bool Progress
    {
        get => progress ?? false;
        set => progress = value;
    }

    /// <summary>Filter of a partial clone; none unless set.</summary>
    public string Filter
    {
        get => filter ?? "";
        set => filter = value;
    }
}
