using System.Runtime.InteropServices;
using Ingot;
using Ingot.Arm.Machines;
using Ingot.Recipes;
using Ingot.Report;
using Nuke.Common;
using Serilog;

/// <summary>What surrounds every target: cancellation, exit code, events.</summary>
partial class Build
{
    readonly CancellationTokenSource interrupted = new();
    readonly EventLog events = new(TimeProvider.System);
    readonly List<PosixSignalRegistration> signals = [];
    Exception? lastFailure;

    /// <summary>The body of a target: it stops when the user interrupts, and its failure is remembered for the exit code.</summary>
    Func<Task> Doing(Func<CancellationToken, Task> body) => async () =>
    {
        try
        {
            await PauseAsync();
            while (!await TryAsync(body))
                Log.Information("Trying {Target} again", currentTarget);
        }
        catch (Exception) when (takenOver is not null && currentTarget != nameof(Cleanup))
        {
            // Whatever it was that failed: somebody else works on the same VM by now.
            throw lastFailure = takenOver;
        }
        catch (OperationCanceledException exception) when (interrupted.IsCancellationRequested)
        {
            throw lastFailure = new Fault("Interrupted.", "Ctrl-C or SIGTERM stopped the run.", "Run the target again; it goes on where it stopped.", exception);
        }
        catch (Exception exception)
        {
            lastFailure = exception;
            throw;
        }
    };

    /// <summary>One try; false when it failed and the person wants another.</summary>
    async Task<bool> TryAsync(Func<CancellationToken, Task> body)
    {
        try
        {
            await WithinAsync(body);
            return true;
        }
        catch (Exception exception) when (!interrupted.IsCancellationRequested)
        {
            if (!await WantsAnotherTryAsync(exception, interrupted.Token))
                throw;
            return false;
        }
    }

    protected override void OnBuildInitialized()
    {
        ExitCode = ExitCodes.Refused;
        RefuseSecretsOnTheCommandLine();
        RefusePausesWithoutTerminal();
        FollowEvents();
        ExitCode = null;
        foreach (var signal in new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP })
        {
            signals.Add(PosixSignalRegistration.Create(signal, context =>
            {
                context.Cancel = true;
                interrupted.Cancel();
            }));
        }

        AppDomain.CurrentDomain.ProcessExit += (_, _) => ForgetCredential();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => SayWhatMayStay();
        Log.Information("Cloud: {Cloud}", IsRehearsal ? "Rehearsal (emulated here; nothing is paid for)" : Cloud);
    }

    protected override void OnTargetRunning(string target)
    {
        currentTarget = target;
        events.Add(target, "started");
    }

    protected override void OnTargetSucceeded(string target) => events.Add(target, "succeeded");

    protected override void OnTargetSkipped(string target) => events.Add(target, "skipped");

    protected override void OnTargetFailed(string target)
    {
        events.Add(target, "failed", lastFailure?.Message ?? "");
        ExitCode = ExitCodeAfter(target);
        AnnotateOnServer(target);
    }

    // The first failure decides, because what fails after it follows from it; but nothing is worse than what stays and costs money.
    int ExitCodeAfter(string target)
    {
        var own = (lastFailure as Fault)?.ExitCode;
        if (target == nameof(Cleanup) && own is null)
            return ExitCodes.Of(target);
        // Refused after a signal: that nothing was written is not what happened.
        if (ExitCode is null && interrupted.IsCancellationRequested && takenOver is null)
            return ExitCodes.Interrupted;
        return ExitCode ?? own ?? (lastFailure is Fault ? ExitCodes.Of(target) : ExitCodes.Unexpected);
    }

    protected override void OnBuildFinished()
    {
        isOver = true;
        SayWhatStays();
        FinishOnServer();
        ForgetCredential();
        events.Unfollow();
        ReleaseHold();
        CloseSession();
        signals.ForEach(signal => signal.Dispose());
    }

    /// <summary>A fact of the current target: for the summary, the event file, and people.</summary>
    void Report(string target, string name, string value)
    {
        events.Add(target, "fact", $"{name}: {value}");
        ReportSummary(summary =>
        {
            summary[name] = value;
            return summary;
        });
    }
}
