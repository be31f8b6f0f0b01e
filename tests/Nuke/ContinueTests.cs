using Nuke.Common;
using Assert = Xunit.Assert;

namespace Ingot.Tests.Nuke;

#pragma warning disable CS0649 // Field is never assigned to: the engine assigns it

[Collection(EngineCollection.Name)]
public sealed class ContinueTests : IDisposable
{
    readonly EngineHarness harness = new();

    public void Dispose() => harness.Dispose();

    [Theory]
    [InlineData("--continue")]
    [InlineData("-continue")]
    public void What_succeeded_is_skipped_and_what_is_assured_runs_again(string typed)
    {
        Assert.Equal("Fetch:Succeeded Pack:Failed Tidy:Succeeded", Run("Pack --failing Pack", 1));
        Assert.Equal("Fetch:Skipped Pack:Failed Tidy:Succeeded", Run($"Pack --failing Pack {typed}", 1));
        harness.Variables["REPAIRED"] = "true";
        Assert.Equal("Fetch:Skipped Pack:Succeeded Tidy:Succeeded", Run($"Pack --failing Pack {typed}", 0));
        Assert.Equal("Fetch:Skipped Pack:Skipped Tidy:Succeeded", Run($"Pack --failing Pack {typed}", 0));
    }

    [Fact]
    public void Without_the_switch_everything_runs_again()
    {
        Run("Pack", 0);
        Assert.Equal("Fetch:Succeeded Pack:Succeeded Tidy:Succeeded", Run("Pack", 0));
    }

    [Fact]
    public void Other_words_begin_anew_with_a_warning()
    {
        Run("Pack --failing Pack", 1);
        var result = harness.Run<Sample>("Pack --continue", [], out var build);
        Assert.Contains("[WRN] Build invocation changed. Restarting ...", result.Output, StringComparison.Ordinal);
        Assert.Equal("Fetch:Succeeded Pack:Succeeded Tidy:Succeeded", Story(build));
    }

    [Fact]
    public void The_environment_may_ask_for_it_and_nothing_to_continue_is_a_plain_run()
    {
        harness.Variables["NUKE_CONTINUE"] = "true";
        var result = harness.Run<Sample>("Pack");
        Assert.Equal(0, result.ExitCode);
        Assert.DoesNotContain("Restarting", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_file_holds_the_fingerprint_of_the_words_and_the_targets()
    {
        Run("Test Pack --failing Pack", 1);
        // The first is what "printf 'Test Pack Pack' | md5sum" says.
        Assert.Equal(["b9d5e5ebb4847dad2ca92b0bd8ad4a1b", "Test", "Fetch", "Tidy"], Log());
    }

    string[] Log() => File.ReadAllLines(harness.Root / ".nuke" / "temp" / "build-attempt.log");

    string Run(string line, int exitCode)
    {
        Assert.Equal(exitCode, harness.Run<Sample>(line, [], out var build).ExitCode);
        return Story(build);
    }

    static string Story(NukeBuild build) => string.Join(' ', build.ExecutionPlan.Select(x => $"{x.Name}:{x.Status}"));

    sealed class Sample : NukeBuild
    {
        [Parameter] readonly string? Failing;
        [Parameter] readonly bool Repaired;

        Target Tidy => _ => _.AssuredAfterFailure().TriggeredBy(Pack).Executes(() => { });

        Target Pack => _ => _.DependsOn(Fetch).Executes(() => Assert.True(Repaired || Failing != nameof(Pack)));

        Target Fetch => _ => _.Executes(() => { });

        Target Test => _ => _.Before(Fetch).Executes(() => { });
    }
}
