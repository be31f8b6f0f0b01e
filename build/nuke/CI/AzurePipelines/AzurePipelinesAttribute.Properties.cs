namespace Nuke.Common.CI.AzurePipelines;

public partial class AzurePipelinesAttribute
{
    bool? largeFileStorage;
    bool? submodules;
    bool? clean;
    int? fetchDepth;

    /// <summary>The targets it runs, with what they depend on and trigger.</summary>
    public string[] InvokedTargets { get; set; } = [];

    /// <summary>Groups whose variables it uses.</summary>
    public string[] ImportVariableGroups { get; set; } = [];

    /// <summary>Parameters that are filled from variables.</summary>
    public string[] ImportSecrets { get; set; } = [];

    /// <summary>Whether the build gets the token of the pipeline.</summary>
    public bool EnableAccessToken { get; set; }

    /// <summary>Whether no push starts it.</summary>
    public bool TriggerDisabled { get; set; }

    /// <summary>Whether pushes wait for a run and are then built together.</summary>
    public bool TriggerBatch { get; set; }

    /// <summary>Pushes of only these branches start it.</summary>
    public string[] TriggerBranchesInclude { get; set; } = [];

    /// <summary>Pushes of these branches do not start it.</summary>
    public string[] TriggerBranchesExclude { get; set; } = [];

    /// <summary>Pushes of only these tags start it.</summary>
    public string[] TriggerTagsInclude { get; set; } = [];

    /// <summary>Pushes of these tags do not start it.</summary>
    public string[] TriggerTagsExclude { get; set; } = [];

    /// <summary>Pushes of only these files start it.</summary>
    public string[] TriggerPathsInclude { get; set; } = [];

    /// <summary>Pushes of these files do not start it.</summary>
    public string[] TriggerPathsExclude { get; set; } = [];

    /// <summary>Whether no pull request starts it.</summary>
    public bool PullRequestsDisabled { get; set; }

    /// <summary>Whether a new push cancels the run of a pull request; as with Nuke an attribute cannot set it, a subclass can.</summary>
    public bool? PullRequestsAutoCancel { get; set; }

    /// <summary>Pull requests of only these branches start it.</summary>
    public string[] PullRequestsBranchesInclude { get; set; } = [];

    /// <summary>Pull requests of these branches do not start it.</summary>
    public string[] PullRequestsBranchesExclude { get; set; } = [];

    /// <summary>Pull requests of only these files start it.</summary>
    public string[] PullRequestsPathsInclude { get; set; } = [];

    /// <summary>Pull requests of these files do not start it.</summary>
    public string[] PullRequestsPathsExclude { get; set; } = [];

    /// <summary>What is kept between runs.</summary>
    public string[] CachePaths { get; set; } = [AzurePipelinesCachePaths.Nuke, AzurePipelinesCachePaths.NuGet];

    /// <summary>Files whose change makes it stale.</summary>
    public string[] CacheKeyFiles { get; set; } = ["**/global.json", "**/*.csproj", "**/Directory.Packages.props"];

    /// <summary>Whether files of large file storage are checked out; left to the pipeline unless set.</summary>
    public bool LargeFileStorage
    {
        get => largeFileStorage ?? false;
        set => largeFileStorage = value;
    }

    /// <summary>Whether submodules are; left to the pipeline unless set.</summary>
    public bool Submodules
    {
        get => submodules ?? false;
        set => submodules = value;
    }

    /// <summary>Commits of history; left to the pipeline unless set.</summary>
    public int FetchDepth
    {
        get => fetchDepth ?? 0;
        set => fetchDepth = value;
    }

    /// <summary>Whether the working copy is cleaned before; left to the pipeline unless set.</summary>
    public bool Clean
    {
        get => clean ?? false;
        set => clean = value;
    }
}
