using Nuke.Common;
using Nuke.Common.Execution;
using Assert = Xunit.Assert;

namespace Ingot.Tests.Nuke;

#pragma warning disable CS0649 // Field is never assigned to: the engine assigns it

[Collection(EngineCollection.Name)]
public sealed class ExecutionTests : IDisposable
{
    readonly EngineHarness harness = new();

    public void Dispose() => harness.Dispose();

    [Fact]
    public void Hooks_surround_the_targets_in_order()
    {
        var build = Run("Ship --skip Left", 0);
        Assert.Equal(
            "created|initialized|running Plain|act Plain|succeeded Plain|skipped Left|running Ship|act Ship|succeeded Ship|finished",
            build.Story);
    }

    [Fact]
    public void A_failure_ends_the_plan_but_assured_targets_run()
    {
        var build = Run("AfterBroken", 1);
        Assert.Equal("created|initialized|running Broken|failed Broken|running Tidy|act Tidy|succeeded Tidy|finished", build.Story);
        Assert.Equal("AfterBroken", Assert.Single(build.ExecutionPlan, x => x.Status == ExecutionStatus.NotRun).Name);
        Assert.True(build.IsFailing);
        Assert.True(build.IsFinished);
    }

    [Fact]
    public void A_target_may_let_the_plan_go_on_after_its_failure()
    {
        var build = Run("AfterShaky", 1);
        Assert.Equal(
            "created|initialized|running Shaky|failed Shaky|running AfterShaky|act AfterShaky|succeeded AfterShaky|finished",
            build.Story);
    }

    [Fact]
    public void A_target_without_actions_has_no_hooks_and_no_row()
    {
        var result = harness.Run<Sample>("All", [], out var build);
        Assert.DoesNotContain("running All", build.Story, StringComparison.Ordinal);
        Assert.DoesNotContain("\nAll ", result.Output, StringComparison.Ordinal);
        Assert.Equal(0, result.ExitCode);
    }

    [Fact]
    public void The_build_sets_the_exit_code_also_when_a_target_fails()
    {
        Assert.Equal(13, harness.Run<Sample>("Coded").ExitCode);
        Assert.Equal(7, harness.Run<Sample>("Seven").ExitCode);
    }

    [Fact]
    public void An_asynchronous_action_surfaces_its_own_exception()
    {
        var output = harness.Run<Sample>("Broken").Output;
        Assert.Matches(@"\[ERR\] Target Broken failed\nSystem.InvalidOperationException: first line\nsecond line\n", output);
        Assert.Matches(@"Broken +Failed +< 1sec   // InvalidOperationException: first line\n", output);
    }

    [Fact]
    public void Requirements_of_a_statically_skipped_target_are_not_checked() => Run("Unneeded", 0);

    [Theory]
    [InlineData("created", "", 1)]
    [InlineData("initialized", "Ship:NotRun", 1)]
    [InlineData("skipped Left", "Ship:NotRun", 1)]
    [InlineData("running Ship", "Ship:Aborted", 1)]
    [InlineData("succeeded Ship", "Ship:Failed", 1)]
    [InlineData("finished", "Ship:Succeeded", 1)]
    public void A_hook_that_throws_fails_the_build(string hook, string rows, int exitCode)
    {
        harness.Variables["THROW_IN"] = hook;
        var result = harness.Run<Sample>("Ship --skip", [], out var build);
        Assert.Equal(exitCode, result.ExitCode);
        Assert.Equal(rows, string.Join(' ', build.ExecutionPlan.Where(x => x.Name == "Ship").Select(x => $"{x.Name}:{x.Status}")));
        Assert.Contains("hook threw", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_condition_that_throws_fails_the_build_after_what_is_assured()
    {
        var result = harness.Run<Sample>("Doubtful", [], out var build);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("act Tidy", build.Story, StringComparison.Ordinal);
        Assert.Contains("Condition 'Throws()' of target Doubtful failed: hook threw", result.Output, StringComparison.Ordinal);
        Assert.Contains("Build failed on", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_build_knows_which_targets_were_invoked() => Assert.True(Run("Ship", 0).ShipInvoked);

    Sample Run(string line, int exitCode)
    {
        var result = harness.Run<Sample>(line, [], out var build);
        Assert.Equal((exitCode, ""), (result.ExitCode, result.Error));
        return build;
    }

    sealed class Sample : NukeBuild
    {
        [Parameter] readonly string? ThrowIn;
        [Parameter] readonly string? Missing;
        readonly List<string> story = [];

        public string Story => string.Join('|', story);

        public bool ShipInvoked { get; private set; }

        Target Ship => _ => _.DependsOn(Plain, Left).Executes(() => Tell("act Ship"));

        Target Left => _ => _.After(Plain).Executes(() => Tell("act Left"));

        Target Plain => _ => _.Executes(() => Tell("act Plain"));

        Target Tidy => _ => _.AssuredAfterFailure().Executes(() => Tell("act Tidy"));

        Target Broken => _ => _.Executes(async () =>
        {
            await Task.Yield();
            throw new InvalidOperationException("first line\nsecond line");
        });

        Target AfterBroken => _ => _.DependsOn(Broken).Triggers(Tidy).Executes(() => Tell("act AfterBroken"));

        Target Shaky => _ => _.ProceedAfterFailure().Executes(() => throw new InvalidOperationException("shaky"));

        Target AfterShaky => _ => _.DependsOn(Shaky).Executes(() => Tell("act AfterShaky"));

        Target All => _ => _.DependsOn(Plain);

        Target Coded => _ => _.Executes(() => throw new InvalidOperationException("coded"));

        Target Seven => _ => _.Executes(() => ExitCode = 7);

        Target Unneeded => _ => _.OnlyWhenStatic(() => IsServerBuild && false).Requires(() => Missing).Executes(() => Tell("act Unneeded"));

        Target Doubtful => _ => _.OnlyWhenDynamic(() => Throws()).Triggers(Tidy).Executes(() => Tell("act Doubtful"));

        protected internal override void OnBuildCreated() => Tell("created");

        protected internal override void OnBuildInitialized()
        {
            ShipInvoked = InvokedTargets.Contains(Ship);
            Tell("initialized");
        }

        protected internal override void OnBuildFinished() => Tell("finished");

        protected internal override void OnTargetRunning(string target) => Tell($"running {target}");

        protected internal override void OnTargetSkipped(string target) => Tell($"skipped {target}");

        protected internal override void OnTargetSucceeded(string target) => Tell($"succeeded {target}");

        protected internal override void OnTargetFailed(string target)
        {
            ExitCode = target == nameof(Coded) ? 13 : null;
            Tell($"failed {target}");
        }

        static bool Throws() => throw new InvalidOperationException("hook threw");

        void Tell(string event1)
        {
            story.Add(event1);
            if (event1 == ThrowIn)
                Throws();
        }
    }
}
