using Nuke.Common.Output;
using Nuke.Common.Planning;
using Nuke.Common.Utilities;
using Serilog;

namespace Nuke.Common.Execution;

/// <summary>
/// Runs the plan, one target after the other. All decisions are taken on the calling thread; only the actions of a target run on
/// another one, so that a signal can end the waiting for them.
/// </summary>
sealed class TargetExecutor(NukeBuild build, Session session, BuildLog log)
{
    static readonly TimeSpan SignalDelay = TimeSpan.FromMilliseconds(500);

    Action<ExecutableTarget> succeeded = _ => { };

    readonly Interruption interruption = session.Surroundings.Interruption;

    /// <summary>Whether a signal kept the plan from being finished.</summary>
    public bool WasInterrupted { get; private set; }

    /// <summary>What went wrong beside the targets: a condition or a hook that threw.</summary>
    public List<Exception> Failures { get; } = [];

    public void Run(IReadOnlyList<ExecutableTarget> plan, BuildAttempt attempt)
    {
        succeeded = attempt.Note;
        interruption.ListenBeforeBuild();
        var finished = plan.All(x => !NoteSignal() && Guarded(() => Turn(plan, x)));
        foreach (var target in plan.Where(x => !finished && x.AssuredAfterFailure && x.Status == ExecutionStatus.Scheduled))
        {
            NoteSignal();
            Guarded(() => Turn(plan, target));
        }

        foreach (var target in plan.Where(x => x.Status == ExecutionStatus.Scheduled))
            target.Status = ExecutionStatus.NotRun;
        // A signal during the last target, if that is assured, took nothing away.
        WasInterrupted &= !finished;
    }

    bool NoteSignal()
    {
        if (interruption.IsRequested && !WasInterrupted)
        {
            WasInterrupted = true;
            Log.Warning("Interrupted. What is assured runs; a second signal stops at once.");
        }

        return WasInterrupted;
    }

    bool Guarded(Func<bool> turn)
    {
        try
        {
            return turn();
        }
        catch (Exception exception)
        {
            Failures.Add(exception);
            return false;
        }
    }

    /// <summary>Gives a target its turn; false if the plan must not go on.</summary>
    bool Turn(IReadOnlyList<ExecutableTarget> plan, ExecutableTarget target)
    {
        if (target.Status == ExecutionStatus.Scheduled)
            Skipping.ByConditions(plan, target, target.DynamicConditions);
        if (target.Status == ExecutionStatus.Skipped)
        {
            build.Events.Skipped(target);
            return true;
        }

        if (target.Status != ExecutionStatus.Scheduled)
            return true;
        if (target.Actions.Count > 0)
            return Execute(target) || (target.ProceedAfterFailure && target.Status == ExecutionStatus.Failed);
        target.Status = ExecutionStatus.Collective;
        return true;
    }

    bool Execute(ExecutableTarget target)
    {
        using var block = build.Shows(session.IsServerBuild ? DefaultOutput.TargetCollapse : DefaultOutput.TargetHeader)
            ? session.Host.WriteBlock(target.Name)
            : null;
        log.Target = target.Name;
        target.Status = ExecutionStatus.Running;
        build.Current = target;
        try
        {
            return Begin(target) && Finish(target, Perform(target));
        }
        finally
        {
            build.Current = null;
            log.Target = "";
        }
    }

    bool Begin(ExecutableTarget target)
    {
        try
        {
            build.Events.Running(target);
            return true;
        }
        catch (Exception exception)
        {
            target.Status = ExecutionStatus.Aborted;
            Describe(target, exception);
            Log.Error(exception, "Target {Target} was not started", target.Name);
            return false;
        }
    }

    bool Finish(ExecutableTarget target, Exception? failure)
    {
        if (target.Status == ExecutionStatus.Aborted)
            return false;
        if (failure is null)
        {
            failure = Try(() => build.Events.Succeeded(target));
            if (failure is null)
            {
                target.Status = ExecutionStatus.Succeeded;
                succeeded(target);
                return true;
            }
        }

        Log.Error(failure, "Target {Target} failed", target.Name);
        Describe(target, failure);
        target.Status = ExecutionStatus.Failed;
        build.Events.Failed(target);
        return false;
    }

    /// <summary>Runs the actions; returns what they threw. Marks the target as aborted if a signal came meanwhile.</summary>
    Exception? Perform(ExecutableTarget target)
    {
        var started = session.Surroundings.Time.GetTimestamp();
        var work = Task.Factory.StartNew(
            () => Try(() => target.Actions.ForEach(x => x())),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        Task.WaitAny(work, interruption.Signaled);
        // What is assured is not aborted: only a second signal, which ends the process, can stop it.
        if (target.AssuredAfterFailure)
        {
            if (!work.IsCompleted)
                NoteSignal();
            Task.WaitAny(work);
        }

        // A handler that the target itself registered comes before the engine's: what it cancels ends a moment too early.
        if (work is { IsCompleted: true, Result: OperationCanceledException })
            interruption.Signaled.Wait(SignalDelay);
        if (interruption.IsRequested && !target.AssuredAfterFailure)
            Abort(target, work);
        target.Duration = session.Surroundings.Time.GetElapsedTime(started);
        return work.IsCompleted ? work.Result : null;
    }

    void Abort(ExecutableTarget target, Task<Exception?> work)
    {
        WasInterrupted = true;
        target.Status = ExecutionStatus.Aborted;
        var grace = session.Surroundings.Grace;
        if (!work.IsCompleted)
        {
            Log.Warning("Interrupted. {Target} has {Seconds} s to end; a second signal stops at once.", target.Name, grace.TotalSeconds);
            Task.WaitAny(work, Task.Delay(grace, session.Surroundings.Time));
        }

        if (!work.IsCompleted)
            Log.Error("{Target} did not end in time and goes on beside what is assured.", target.Name);
        else if (work.Result is { } exception and not OperationCanceledException)
            Describe(target, exception);
    }

    static Exception? Try(Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (Exception exception)
        {
            return Unwrapping.Of(exception);
        }
    }

    static void Describe(ExecutableTarget target, Exception exception)
    {
        if (target.SummaryInformation.Count == 0)
            target.SummaryInformation[exception.GetType().Name] = exception.Message.Split('\n')[0].Trim();
    }
}
