using System.Linq.Expressions;
using Nuke.Common.CI;
using Nuke.Common.Execution;
using Nuke.Common.IO;
using Nuke.Common.Tooling;

namespace Nuke.Common;

/// <summary>What a component, an interface with targets and parameters, sees of its build.</summary>
public interface INukeBuild
{
    /// <summary>The directory that holds <c>.nuke</c>.</summary>
    AbsolutePath RootDirectory { get; }

    /// <summary>The directory <c>.nuke/temp</c>.</summary>
    AbsolutePath TemporaryDirectory { get; }

    /// <summary>The assembly of the build.</summary>
    AbsolutePath BuildAssemblyFile { get; }

    /// <summary>The directory of the assembly.</summary>
    AbsolutePath BuildAssemblyDirectory { get; }

#nullable disable annotations // oblivious as in Nuke: null if there is no project file above the assembly
    /// <summary>The project file of the build; null if it is not found.</summary>
    AbsolutePath BuildProjectFile { get; }

    /// <summary>The directory of the project file; null if it is not found.</summary>
    AbsolutePath BuildProjectDirectory { get; }
#nullable restore annotations

    /// <summary>How much the console log shows.</summary>
    Verbosity Verbosity { get; }

    /// <summary>Where the build runs.</summary>
    Host Host { get; }

    /// <summary>Whether it runs on a person's machine.</summary>
    bool IsLocalBuild { get; }

    /// <summary>Whether it runs on a build server.</summary>
    bool IsServerBuild { get; }

    /// <summary>Whether the plan is only shown.</summary>
    bool Plan { get; }

    /// <summary>Whether the help is shown.</summary>
    bool Help { get; }

    /// <summary>Whether the first line is left out.</summary>
    bool NoLogo { get; }

    /// <summary>Whether a failed build is continued.</summary>
    bool Continue { get; }

    /// <summary>Which part of the work this machine does.</summary>
    Partition Partition { get; }

    /// <summary>The targets the user named.</summary>
    IReadOnlyCollection<ExecutableTarget> InvokedTargets { get; }

    /// <summary>The skipped targets.</summary>
    IReadOnlyCollection<ExecutableTarget> SkippedTargets { get; }

    /// <summary>The targets whose turn has not come.</summary>
    IReadOnlyCollection<ExecutableTarget> ScheduledTargets { get; }

    /// <summary>The target that runs.</summary>
    IReadOnlyCollection<ExecutableTarget> RunningTargets { get; }

    /// <summary>The targets stopped by an interruption.</summary>
    IReadOnlyCollection<ExecutableTarget> AbortedTargets { get; }

    /// <summary>The failed targets.</summary>
    IReadOnlyCollection<ExecutableTarget> FailedTargets { get; }

    /// <summary>The succeeded targets.</summary>
    IReadOnlyCollection<ExecutableTarget> SucceededTargets { get; }

    /// <summary>The failed and the succeeded targets.</summary>
    IReadOnlyCollection<ExecutableTarget> FinishedTargets { get; }

    /// <summary>All planned targets, in their order.</summary>
    IReadOnlyCollection<ExecutableTarget> ExecutionPlan { get; }

    /// <summary>Whether no target is scheduled or running.</summary>
    bool IsFinished { get; }

    /// <summary>Whether a target failed, was aborted or never reached.</summary>
    bool IsFailing { get; }

    /// <summary>The opposite of <see cref="IsFailing" />.</summary>
    bool IsSucceeding { get; }

    /// <summary>What the process returns; null for the engine's choice.</summary>
    int? ExitCode { get; set; }

    /// <summary>Puts facts of the running target into the table at the end.</summary>
    void ReportSummary(Configure<Dictionary<string, string>>? configurator = null);

    /// <summary>The value of a parameter of a component; null if there is none.</summary>
    T? TryGetValue<T>(Expression<Func<T>> parameterExpression)
        where T : class?;

    /// <summary>The value of a parameter of a component; the default of its type if there is none.</summary>
    T? TryGetValue<T>(Expression<Func<object>> parameterExpression);
}
