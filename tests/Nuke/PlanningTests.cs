using Nuke.Common;
using Nuke.Common.Execution;
using Assert = Xunit.Assert;

namespace Ingot.Tests.Nuke;

[Collection(EngineCollection.Name)]
public sealed class PlanningTests : IDisposable
{
    readonly EngineHarness harness = new();

    public void Dispose() => harness.Dispose();

    [Theory]
    [InlineData("Z", "K M1 L Z")]
    [InlineData("A B", "B A")]
    [InlineData("B A", "B A")]
    [InlineData("Deploy", "Build Deploy Notify")]
    [InlineData("Last First", "First Last")]
    [InlineData("Last", "Last")]
    [InlineData("first+last", "First Last")]
    [InlineData("--target Last First", "First Last")]
    [InlineData("Joined", "Joiner Joined")]
    public void Dependencies_and_triggers_are_planned_and_independent_targets_run_last_defined_first(string line, string expected)
        => Assert.Equal(expected, Plan<Ordered>(line));

    [Fact]
    public void The_plan_is_shown_and_nothing_runs()
    {
        var result = harness.Run<Ordered>("Deploy --no-logo --plan", [], out var build);
        var page = harness.Root / ".nuke" / "temp" / "execution-plan.html";
        Assert.Equal($"Plan:\n   1. Build\n   2. Deploy\n   3. Notify\nAs a page: {page}\n", result.Output);
        Assert.Empty(build.SucceededTargets);
    }

    [Fact]
    public void A_cycle_is_refused_by_name()
    {
        var result = harness.Run<Cyclic>("Alone");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("What:  The targets form a cycle: A -> C -> B -> A.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Base_definitions_come_first_and_targets_of_components_are_found()
        => Assert.Equal("Prepare Greet", Plan<Derived>("Greet"));

    [Fact]
    public void Only_targets_named_by_the_user_are_invoked()
    {
        harness.Run<Ordered>("", ["A"], out var byDefault);
        harness.Run<Ordered>("A", ["B"], out var byName);
        Assert.Empty(byDefault.InvokedTargets);
        Assert.Equal("A", Assert.Single(byName.InvokedTargets).Name);
    }

    [Theory]
    [InlineData("Top --skip Top2", "Low Middle Top", "")]
    [InlineData("Top --skip Middle", "Top", "Low Middle")]
    [InlineData("Top Low --skip Middle", "Low Top", "Middle")]
    [InlineData("Top --skip", "Top", "Low Middle")]
    [InlineData("--skip", "Top", "Low Middle")]
    [InlineData("Gate Mine", "Deep Mine", "Gate")]
    [InlineData("Open", "Own Trigger", "Open")]
    [InlineData("Keeper", "Low", "Keeper")]
    public void Skipping_a_target_skips_what_only_it_needs(string line, string succeeded, string skipped)
    {
        harness.Run<Skips>(line, ["Top"], out var build);
        Assert.Equal((succeeded, skipped), (Names(build.SucceededTargets), Names(build.SkippedTargets)));
    }

    [Fact]
    public void A_skipped_target_says_why()
    {
        var output = harness.Run<Skips>("Top Gate --skip Middle").Output;
        Assert.Contains("// Skipped: via parameter", output, StringComparison.Ordinal);
        Assert.Contains("// Skipped: because of Middle", output, StringComparison.Ordinal);
        Assert.Contains("// OnlyWhen: Flag && Name != null", output, StringComparison.Ordinal);
    }

    string Plan<T>(string line)
        where T : NukeBuild, new()
    {
        var result = harness.Run<T>(line, [], out var build);
        Assert.Equal("", result.Error);
        return Names(build.ExecutionPlan);
    }

    static string Names(IEnumerable<ExecutableTarget> targets) => string.Join(' ', targets.Select(x => x.Name));

    sealed class Ordered : NukeBuild
    {
        Target Z => _ => _.DependsOn(M1, K, L).Executes(() => { });

        Target L => _ => _.Executes(() => { });

        Target M1 => _ => _.Executes(() => { });

        Target K => _ => _.Executes(() => { });

        Target A => _ => _.Executes(() => { });

        Target B => _ => _.Executes(() => { });

        Target Deploy => _ => _.DependsOn(Build).Executes(() => { });

        Target Build => _ => _.Executes(() => { });

        Target Notify => _ => _.TriggeredBy(Deploy).Executes(() => { });

        Target First => _ => _.Before(Last).Executes(() => { });

        Target Last => _ => _.Executes(() => { });

        Target Joined => _ => _.Executes(() => { });

        Target Joiner => _ => _.DependentFor(Joined).Executes(() => { });
    }

    sealed class Cyclic : NukeBuild
    {
        Target A => _ => _.DependsOn(C);

        Target B => _ => _.DependsOn(A);

        Target C => _ => _.After(B);

        Target Alone => _ => _.Executes(() => { });
    }

    interface IPrepare : INukeBuild
    {
        Target Prepare => _ => _.Executes(() => { });
    }

    class Greeting : NukeBuild, IPrepare
    {
        public virtual Target Greet => _ => _.DependsOn<IPrepare>(x => x.Prepare).Executes(() => { });
    }

    sealed class Derived : Greeting
    {
        public override Target Greet => _ => _.Base().Executes(() => { });
    }

    sealed class Skips : NukeBuild
    {
        bool Flag { get; }

        string? Name { get; }

        Target Top => _ => _.DependsOn(Middle).Executes(() => { });

        Target Top2 => _ => _.Executes(() => { });

        Target Middle => _ => _.DependsOn(Low).Executes(() => { });

        Target Low => _ => _.Executes(() => { });

        Target Gate => _ => _.DependsOn(Mine).OnlyWhenStatic(() => Flag).OnlyWhenStatic(() => Name != null).Executes(() => { });

        Target Mine => _ => _.DependsOn(Deep).Executes(() => { });

        Target Deep => _ => _.Executes(() => { });

        Target Open => _ => _.DependsOn(Own).Triggers(Trigger).OnlyWhenDynamic(() => Flag).Executes(() => { });

        Target Own => _ => _.Triggers(Trigger).Executes(() => { });

        Target Trigger => _ => _.Executes(() => { });

        Target Keeper => _ => _.DependsOn(Low).OnlyWhenStatic(() => Flag).WhenSkipped(DependencyBehavior.Execute).Executes(() => { });
    }
}
