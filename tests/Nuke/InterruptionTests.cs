using Nuke.Common;
using Nuke.Common.Execution;
using Assert = Xunit.Assert;

namespace Ingot.Tests.Nuke;

[Collection(EngineCollection.Name)]
public sealed class InterruptionTests : IDisposable
{
    readonly EngineHarness harness = new();
    int stoppedAtOnce;

    public InterruptionTests() => harness.Interruption = new Interruption(() => stoppedAtOnce++);

    public void Dispose() => harness.Dispose();

    [Fact]
    public void The_first_signal_aborts_the_running_target_and_runs_what_is_assured()
    {
        var (result, build) = Run("Later");
        Assert.Equal(130, result.ExitCode);
        Assert.Equal("Work:Aborted Later:NotRun Tidy:Succeeded", Rows(build));
        Assert.True(build.WorkEnded);
        Assert.True(build.Finished);
        Assert.Equal(0, stoppedAtOnce);
    }

    [Fact]
    public void A_target_that_does_not_end_in_time_is_left_behind()
    {
        harness.Grace = TimeSpan.FromMilliseconds(50);
        var (result, build) = Run("Stubborn");
        Assert.Equal(130, result.ExitCode);
        Assert.Equal("Stubborn:Aborted Tidy:Succeeded", Rows(build));
        Assert.Contains("[ERR] Stubborn did not end in time", result.Output, StringComparison.Ordinal);
        build.Release.SetResult();
    }

    [Fact]
    public void The_second_signal_stops_at_once()
    {
        Run("Twice");
        Assert.Equal(1, stoppedAtOnce);
    }

    [Fact]
    public void A_signal_between_targets_starts_no_other_but_what_is_assured()
    {
        var (result, build) = Run("FromHook");
        Assert.Equal(130, result.ExitCode);
        Assert.Equal("FromHook:Succeeded Next:NotRun Tidy:Succeeded", Rows(build));
    }

    [Fact]
    public void An_assured_target_runs_to_its_end_and_the_others_follow()
    {
        var (result, build) = Run("Lasting");
        Assert.Equal(130, result.ExitCode);
        Assert.Equal("Lasting:Succeeded Next:NotRun Tidy:Succeeded", Rows(build));
        Assert.True(build.WorkEnded);
    }

    [Fact]
    public void A_signal_during_the_last_target_takes_nothing_away_if_it_is_assured()
    {
        var (result, build) = Run("Alone");
        Assert.Equal(0, result.ExitCode);
        Assert.Empty(build.AbortedTargets);
    }

    [Fact]
    public void A_signal_while_a_target_fails_loses_no_assured_target()
    {
        var (result, build) = Run("Failing");
        Assert.Equal(130, result.ExitCode);
        Assert.Equal("Failing:Failed Next:NotRun Tidy:Succeeded", Rows(build));
    }

    [Fact]
    public void The_code_of_an_assured_target_that_fails_after_a_signal_comes_first()
    {
        var (result, build) = Run("Spoiled");
        Assert.Equal(16, result.ExitCode);
        Assert.Equal("Lasting:Succeeded Next:NotRun Tidy:Succeeded Spoiled:Failed", Rows(build));
    }

    (EngineResult Result, Sample Build) Run(string line)
    {
        Sample.Raise = harness.Interruption.Raise;
        var result = harness.Run<Sample>(line, [], out var build);
        return (result, build);
    }

    static string Rows(NukeBuild build) => string.Join(' ', build.ExecutionPlan.Select(x => $"{x.Name}:{x.Status}"));

    sealed class Sample : NukeBuild
    {
        public static Action Raise { get; set; } = () => { };

        public TaskCompletionSource Release { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool WorkEnded { get; private set; }

        public bool Finished { get; private set; }

        Target Tidy => _ => _.AssuredAfterFailure().Executes(() => { });

        Target Later => _ => _.DependsOn(Work).Triggers(Tidy).Executes(() => { });

        Target Work => _ => _.Executes(async () =>
        {
            Raise();
            // The build's own handler of the same signal would cancel such a source.
            using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop.Token);
            }
            finally
            {
                WorkEnded = true;
            }
        });

        Target Stubborn => _ => _.Triggers(Tidy).Executes(async () =>
        {
            Raise();
            await Release.Task;
        });

        Target Twice => _ => _.Executes(() =>
        {
            Raise();
            Raise();
        });

        Target FromHook => _ => _.Executes(() => { });

        Target Lasting => _ => _.AssuredAfterFailure().Executes(async () =>
        {
            Raise();
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
            WorkEnded = true;
        });

        Target Spoiled => _ => _.After(Tidy, Lasting).DependsOn(Lasting).AssuredAfterFailure().Executes(() => throw new InvalidOperationException("spoiled"));

        Target Alone => _ => _.AssuredAfterFailure().Executes(() => Raise());

        Target Failing => _ => _.Executes(() => throw new InvalidOperationException("failing"));

        Target Next => _ => _.TriggeredBy(FromHook, Lasting, Failing).Triggers(Tidy).Executes(() => { });

        protected internal override void OnTargetSucceeded(string target)
        {
            if (target == nameof(FromHook))
                Raise();
        }

        protected internal override void OnTargetFailed(string target)
        {
            if (target == nameof(Spoiled))
                ExitCode = 16;
            else
                Raise();
        }

        protected internal override void OnBuildFinished() => Finished = true;
    }
}
