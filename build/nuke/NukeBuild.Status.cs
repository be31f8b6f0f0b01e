using Nuke.Common.Execution;

namespace Nuke.Common;

public abstract partial class NukeBuild
{
    /// <summary>All planned targets, in their order; empty until the plan is known.</summary>
    public IReadOnlyCollection<ExecutableTarget> ExecutionPlan { get; set; } = [];

    /// <summary>The targets the user named; empty when the default ones run.</summary>
    public IReadOnlyCollection<ExecutableTarget> InvokedTargets { get; internal set; } = [];

    /// <summary>The skipped targets.</summary>
    public IReadOnlyCollection<ExecutableTarget> SkippedTargets => With(ExecutionStatus.Skipped);

    /// <summary>The targets whose turn has not come.</summary>
    public IReadOnlyCollection<ExecutableTarget> ScheduledTargets => With(ExecutionStatus.Scheduled);

    /// <summary>The target that runs.</summary>
    public IReadOnlyCollection<ExecutableTarget> RunningTargets => With(ExecutionStatus.Running);

    /// <summary>The targets stopped by an interruption.</summary>
    public IReadOnlyCollection<ExecutableTarget> AbortedTargets => With(ExecutionStatus.Aborted);

    /// <summary>The failed targets.</summary>
    public IReadOnlyCollection<ExecutableTarget> FailedTargets => With(ExecutionStatus.Failed);

    /// <summary>The succeeded targets.</summary>
    public IReadOnlyCollection<ExecutableTarget> SucceededTargets => With(ExecutionStatus.Succeeded);

    /// <summary>The failed and the succeeded targets.</summary>
    public IReadOnlyCollection<ExecutableTarget> FinishedTargets => [.. FailedTargets, .. SucceededTargets];

    /// <summary>Whether no target is scheduled or running.</summary>
    public bool IsFinished => ScheduledTargets.Count == 0 && RunningTargets.Count == 0;

    /// <summary>Whether a target failed, was aborted or never reached.</summary>
    public bool IsFailing
        => ExecutionPlan.Any(x => x.Status is ExecutionStatus.Failed or ExecutionStatus.Aborted or ExecutionStatus.NotRun);

    /// <summary>The opposite of <see cref="IsFailing" />.</summary>
    public bool IsSucceeding => !IsFailing;

    IReadOnlyCollection<ExecutableTarget> With(ExecutionStatus status) => [.. ExecutionPlan.Where(x => x.Status == status)];
}
