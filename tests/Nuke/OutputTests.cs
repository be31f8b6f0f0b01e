using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Common.Output;
using Nuke.Common.Utilities.Collections;
using Serilog;
using Assert = Xunit.Assert;

namespace Ingot.Tests.Nuke;

#pragma warning disable CS0649, CS0169, CS0414 // Field is never assigned to, never used: the engine does

[Collection(EngineCollection.Name)]
public sealed class OutputTests : IDisposable
{
    readonly EngineHarness harness = new() { Time = new Ticking() };

    public void Dispose() => harness.Dispose();

    [Fact]
    public void The_summary_tells_problems_targets_and_outcome()
    {
        var output = harness.Run<Sample>("Push").Output;
        Approved.Same("summary.txt", output[output.IndexOf("\n╬══════════════════════\n║ Errors", StringComparison.Ordinal)..]);
    }

    [Fact]
    public void The_help_lists_targets_and_parameters() => Approved.Same("help.txt", harness.Run<Sample>("-h", "Compile").Output);

    [Fact]
    public void The_plan_is_text_and_a_page()
    {
        var output = harness.Run<Sample>("Push --plan").Output;
        Approved.Same("plan.txt", output.Replace(harness.Root, "<root>", StringComparison.Ordinal));
        Approved.Same("plan.html", File.ReadAllText(harness.Root / ".nuke" / "temp" / "execution-plan.html"));
    }

    [Fact]
    public void The_schema_describes_targets_and_parameters()
    {
        harness.Run<Sample>("Restore");
        Approved.Same("build.schema.json", File.ReadAllText(harness.Root / ".nuke" / "build.schema.json"));
    }

    [Fact]
    public void The_help_writes_no_file()
    {
        harness.Run<Sample>("--help");
        Assert.Empty(Directory.EnumerateFileSystemEntries(harness.Root / ".nuke"));
    }

    [Fact]
    public void A_secret_is_masked_in_console_file_and_summary()
    {
        harness.Variables["API_KEY"] = "hunter\"22";
        var result = harness.Run<Leaky>("Leak");
        var file = (harness.Root / ".nuke" / "temp" / "build.log").ReadAllText();
        foreach (var text in new[] { result.Output, file })
        {
            Assert.Contains("plain *** json {\"key\":\"***\"}", text, StringComparison.Ordinal);
            Assert.DoesNotContain("hunter", text, StringComparison.Ordinal);
        }

        Assert.Contains("// Key: ***", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("verbose", "VRB DBG INF WRN ERR")]
    [InlineData("normal", "DBG INF WRN ERR")]
    [InlineData("minimal", "WRN ERR")]
    [InlineData("quiet", "ERR")]
    public void Verbosity_limits_the_console_but_not_the_file(string verbosity, string levels)
    {
        var output = harness.Run<Leaky>($"Levels --verbosity {verbosity}").Output;
        var lines = output.Split('\n').Where(x => x.EndsWith("] text", StringComparison.Ordinal));
        Assert.Equal(levels, string.Join(' ', lines.Select(x => x[10..13])));
        var file = (harness.Root / ".nuke" / "temp" / "build.log").ReadAllText();
        Assert.Contains("| V | Levels               | text", file, StringComparison.Ordinal);
    }

    [Fact]
    public void Five_older_dated_logs_are_kept()
    {
        foreach (var day in Enumerable.Range(1, 7))
            harness.With($".nuke/temp/build.2029-01-0{day}_00-00-00.log", "old");
        harness.Run<Leaky>("Levels");
        var kept = (harness.Root / ".nuke" / "temp").GetFiles("build.*.log").Select(x => x.Name).Order(StringComparer.Ordinal).ToList();
        Assert.Equal((6, "build.2029-01-03_00-00-00.log", "build.2030-01-02_03-04-05.log"), (kept.Count, kept[0], kept[^1]));
    }

    [Theory]
    [InlineData("GITHUB_ACTIONS", "::group::Levels\n", "::warning::text\n", "::endgroup::Levels\n")]
    [InlineData("TF_BUILD", "##[group]Levels\n", "##vso[task.logissue type=warning]text\n", "##[endgroup]Levels\n")]
    public void A_build_server_gets_groups_and_annotations_and_no_files(string variable, string begin, string issue, string end)
    {
        harness.Variables[variable] = "true";
        harness.Variables["NO_COLOR"] = "1";
        var output = harness.Run<Leaky>("Levels").Output;
        Assert.All(new[] { begin, issue, end }, x => Assert.Contains(x, output, StringComparison.Ordinal));
        Assert.False((harness.Root / ".nuke" / "temp" / "build.log").FileExists());
    }

    [Theory]
    [InlineData("", "", false)]
    [InlineData("GITHUB_ACTIONS", "", true)]
    [InlineData("GITHUB_ACTIONS", "NO_COLOR", false)]
    public void Redirected_output_is_coloured_on_build_servers_only(string server, string noColor, bool coloured)
    {
        (harness.Variables[$"{server}"], harness.Variables[$"{noColor} "], harness.Variables["TERM"]) = ("1", "", "xterm");
        if (noColor.Length > 0)
            harness.Variables[noColor] = "1";
        Assert.Equal(coloured, harness.Run<Leaky>("Levels").Output.Contains('\e'));
    }

    [Fact]
    public void A_build_may_switch_output_off() => Assert.Equal("", harness.Run<Silent>("Quiet").Output);

    [Theory]
    [InlineData(0.4, "< 1sec")]
    [InlineData(1, "0:01")]
    [InlineData(61, "1:01")]
    [InlineData(600, "10:00")]
    [InlineData(4210, "70:10")]
    public void Durations_are_minutes_and_seconds(double seconds, string expected)
        => Assert.Equal(expected, Summary.Duration(TimeSpan.FromSeconds(seconds)));

    sealed class Ticking : TimeProvider
    {
        long ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

        public override long GetTimestamp() => ticks += 20 * TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => new(2030, 1, 2, 3, 4, 5, TimeSpan.Zero);
    }

    sealed class Sample : NukeBuild
    {
        [Parameter("Key of the feed"), Secret] readonly string ApiKey = "hunter22";
        [Parameter("Configuration to build. Default is 'Debug' (local) or 'Release' (server).")] readonly string Configuration = "Debug";
        [Parameter] readonly int? Level;
        [Parameter("Keys")] readonly string[] NuGetApiKeys = ["a", "b"];
        [Parameter("Where results go.")] readonly AbsolutePath Output = RootDirectory / "output";
        [Parameter(List = false)] readonly string? Hidden;

        Target Restore => _ => _.Description("Fetches packages.").Executes(() =>
        {
            Log.Warning("low on disk");
            ReportSummary(_ => _.AddPair("Old", "gone"));
            ReportSummary(_ => _.AddPair("Packages", 2).AddPair("Version", "1.0"));
        });

        Target Compile => _ => _.DependsOn(Restore).Executes(() => throw new InvalidOperationException("asked to fail\nmore"));

        Target Pack => _ => _.OnlyWhenDynamic(() => IsServerBuild).Executes(() => { });

        Target Push => _ => _.DependsOn(Compile, Pack).Executes(() => { });

        Target Internal => _ => _.Unlisted().Executes(() => { });
    }

    sealed class Leaky : NukeBuild
    {
        [Parameter, Secret] readonly string? ApiKey;

        Target Leak => _ => _.Executes(() =>
        {
            Log.Information("plain {Key} json {Json}", ApiKey, System.Text.Json.JsonSerializer.Serialize(new { key = ApiKey }));
            ReportSummary(_ => _.AddPair("Key", ApiKey));
        });

        Target Levels => _ => _.Executes(() =>
        {
            Log.Verbose("text");
            Log.Debug("text");
            Log.Information("text");
            Log.Warning("text");
            Log.Error("text");
        });
    }

    [DisableDefaultOutput]
    sealed class Silent : NukeBuild
    {
        Target Quiet => _ => _.Executes(() => { });
    }
}
