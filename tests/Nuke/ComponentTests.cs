using System.Reflection;
using Nuke.Common;
using Nuke.Common.CI;
using Nuke.Common.Execution;
using Nuke.Common.ValueInjection;
using Assert = Xunit.Assert;

namespace Ingot.Tests.Nuke;

#pragma warning disable CS0649, CS0169, CA1822, MA0041, MA0069 // Members are assigned by the engine, or refused by it

[Collection(EngineCollection.Name)]
public sealed class ComponentTests : IDisposable
{
    readonly EngineHarness harness = new();

    interface IDatabase : INukeBuild
    {
        Setup Begin => _ => _.Executes(() => { });

        Cleanup End => _ => _.Executes(() => { });
    }

    public void Dispose() => harness.Dispose();

    [Theory]
    [InlineData("Query", 0, "Begin:Succeeded Query:Succeeded End:Succeeded")]
    [InlineData("Query --fails", 1, "Begin:Succeeded Query:Failed End:Succeeded")]
    public void A_context_is_set_up_before_and_cleaned_up_after_also_after_a_failure(string line, int exitCode, string story)
    {
        Assert.Equal(exitCode, harness.Run<Sample>(line, [], out var build).ExitCode);
        Assert.Equal(story, string.Join(' ', build.ExecutionPlan.Select(x => $"{x.Name}:{x.Status}")));
    }

    [Fact]
    public void What_a_target_consumes_is_noted_and_plans_nothing()
    {
        harness.Run<Sample>("Publish", [], out var build);
        var publish = Assert.Single(build.ExecutionPlan);
        Assert.Equal(["Query:", "Pack:/a.zip"], publish.Consumed.Select(x => $"{x.Target.Name}:{string.Concat(x.Artifacts)}"));
    }

    [Theory]
    [InlineData("Pack", "a b c d e")]
    [InlineData("Pack --partition 1/2", "a c e")]
    [InlineData("Pack --partition 2/2", "b d")]
    public void A_partition_picks_its_share(string line, string share)
    {
        harness.Run<Sample>(line, [], out var build);
        Assert.Equal(share, build.Share);
    }

    [Theory]
    [InlineData("3/2")]
    [InlineData("0/2")]
    [InlineData("two")]
    public void What_is_no_part_is_refused(string part) => Assert.Equal($"""
        What:  '{part}' is no value for --partition (on the command line).
        Why:   The parameter is one part of several.
        To do: Write for example --partition 2/3 for the second of three.

        """, harness.Run<Sample>($"Pack --partition {part}").Error);

    [Fact]
    public void Extensions_are_told_by_priority_before_the_build()
    {
        Recorder.Story.Clear();
        harness.Run<Extended>("Work", [], out _);
        Assert.Equal(
            "First:created Second:created build:created First:initialized Second:initialized First:running Second:running "
            + "First:summary Second:summary First:succeeded Second:succeeded First:finished Second:finished",
            string.Join(' ', Recorder.Story));
    }

    [Theory]
    [InlineData("Work", "made for Made", null)]
    [InlineData("Late", "made for Made", "made for Demanded")]
    public void Other_values_are_injected_and_on_demand_ones_only_when_required(string line, string made, string? demanded)
    {
        var result = harness.Run<Extended>(line, [], out var build);
        Assert.Equal((made, demanded, null), (build.Made, build.Demanded, build.Broken));
        Assert.Contains("[WRN] Could not inject value for Extended.Broken: no value today", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Quiet", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_static_readonly_parameter_is_refused() => Assert.Equal("""
        What:  Parameter --level can have no value.
        Why:   Fixed.Level is static and read-only, which .NET keeps as it is.
        To do: Make it an instance member, or a static one with a setter.

        """, harness.Run<Fixed>("Work").Error);

    sealed class Sample : NukeBuild, IDatabase
    {
        [Parameter] readonly bool Fails;

        public string Share { get; private set; } = "";

        Target Query => _ => _.DependsOnContext<IDatabase>().Executes(() => Assert.False(Fails));

        Target Pack => _ => _.Partition(2).Executes(() => Share = string.Join(' ', Partition.GetCurrent(["a", "b", "c", "d", "e"])));

        Target Publish => _ => _.Consumes(Query).Consumes(Pack, "/a.zip").Executes(() => { });
    }

    [Recorder("Second", Priority = 1), Recorder("First", Priority = 2)]
    sealed class Extended : NukeBuild
    {
        [Made] public string? Made { get; }

        [Made, OnDemand] public string? Demanded { get; }

        [Made] public string? Broken { get; }

        [Made, Optional] public string? BrokenQuiet { get; }

        Target Work => _ => _.Executes(() => ReportSummary(x => x));

        Target Late => _ => _.Requires(() => Demanded).Executes(() => { });

        protected internal override void OnBuildCreated() => Recorder.Story.Add("build:created");
    }

    sealed class Fixed : NukeBuild
    {
        [Parameter] static readonly int Level = 1;

        Target Work => _ => _.Executes(() => Assert.Equal(1, Level));
    }

    [AttributeUsage(AttributeTargets.Property)]
    sealed class MadeAttribute : ValueInjectionAttributeBase
    {
        public override object GetValue(MemberInfo member, object instance)
            => member.Name.StartsWith("Broken", StringComparison.Ordinal)
                ? throw new InvalidOperationException("no value today") : $"made for {member.Name}";
    }

    [AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
    sealed class Recorder(string name) : BuildExtensionAttributeBase, IOnBuildCreated, IOnBuildInitialized, IOnBuildFinished,
        IOnTargetRunning, IOnTargetSucceeded, IOnTargetSummaryUpdated
    {
        public static List<string> Story { get; } = [];

        public string Name => name;

        public void OnBuildCreated(IReadOnlyCollection<ExecutableTarget> executableTargets) => Story.Add($"{name}:created");

        public void OnBuildInitialized(
            IReadOnlyCollection<ExecutableTarget> executableTargets, IReadOnlyCollection<ExecutableTarget> executionPlan)
            => Story.Add($"{name}:initialized");

        public void OnBuildFinished() => Story.Add($"{name}:finished");

        public void OnTargetRunning(ExecutableTarget target) => Story.Add($"{name}:running");

        public void OnTargetSucceeded(ExecutableTarget target) => Story.Add($"{name}:succeeded");

        public void OnTargetSummaryUpdated(INukeBuild build, ExecutableTarget target) => Story.Add($"{name}:summary");
    }
}
