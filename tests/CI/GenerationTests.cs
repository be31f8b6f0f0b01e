using Ingot.Tests.Nuke;
using Nuke.Common;
using Nuke.Common.IO;
using Assert = Xunit.Assert;

namespace Ingot.Tests.CI;

/// <summary>What the attributes write, when, and what a build server makes of a file that is not up to date.</summary>
[Collection(EngineCollection.Name)]
public sealed partial class GenerationTests : IDisposable
{
    const string Workflow = ".github/workflows/short_run.yml";

    readonly EngineHarness harness = new EngineHarness().With("build.cmd", ":");

    public void Dispose() => harness.Dispose();

    [Fact]
    public void A_detailed_workflow_has_the_known_shape()
        => Same("github-detailed.yml", Generated<DetailedGitHub>("GitHubActions_ci", "GitHubActions", ".github/workflows/ci.yml"));

    [Fact]
    public void A_short_workflow_has_the_known_shape()
        => Same("github-short.yml", Generated<ShortGitHub>("GitHubActions_short_run", "GitHubActions", Workflow));

    [Fact]
    public void A_pipeline_has_the_known_shape()
        => Same("azure.yml", Generated<SampleAzure>("AzurePipelines", "AzurePipelines", "azure-pipelines.yml"));

    [Fact]
    public void A_local_run_writes_what_changed_and_says_so_once()
    {
        var first = harness.Run<ShortGitHub>("Test");
        var written = File.GetLastWriteTimeUtc(harness.Root / Workflow);
        var second = harness.Run<ShortGitHub>("Test");

        Assert.Equal(0, first.ExitCode);
        Assert.Contains($"[WRN] Configuration files for GitHubActions (short_run) have changed: {Workflow}. Commit them.", first.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("[WRN]", second.Output, StringComparison.Ordinal);
        Assert.Equal(written, File.GetLastWriteTimeUtc(harness.Root / Workflow));
    }

    [Fact]
    public void A_local_run_undoes_an_edit_and_a_deletion()
    {
        harness.Run<ShortGitHub>("Test");
        var text = File.ReadAllText(harness.Root / Workflow);
        File.AppendAllText(harness.Root / Workflow, "# edited\n");
        harness.Run<ShortGitHub>("Test");
        Assert.Equal(text, File.ReadAllText(harness.Root / Workflow));

        (harness.Root / Workflow).DeleteFile();
        harness.Run<ShortGitHub>("Test");
        Assert.Equal(text, File.ReadAllText(harness.Root / Workflow));
    }

    [Fact]
    public void Another_build_class_in_the_same_place_is_noticed()
    {
        harness.Run<ShortGitHub>("Test");
        harness.Run<DetailedGitHub>("Test");

        Assert.True((harness.Root / ".github/workflows/ci.yml").FileExists());
    }

    [Fact]
    public void Other_line_breaks_are_no_change()
    {
        harness.Run<ShortGitHub>("Test");
        File.WriteAllText(harness.Root / Workflow, File.ReadAllText(harness.Root / Workflow).ReplaceLineEndings("\r\n"));

        Assert.DoesNotContain("[WRN]", harness.Run<ShortGitHub>("Test").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GITHUB_ACTIONS")]
    [InlineData("TF_BUILD")]
    public void A_server_refuses_a_stale_file_and_names_the_command_that_mends_it(string variable)
    {
        harness.Run<ShortGitHub>("Test");
        File.AppendAllText(harness.Root / Workflow, "# edited\n");
        harness.Variables[variable] = "true";

        var result = harness.Run<ShortGitHub>("Test");

        Assert.Equal(2, result.ExitCode);
        Assert.DoesNotContain("Test", result.Output, StringComparison.Ordinal);
        Assert.Contains("./build.cmd --generate-configuration GitHubActions_short_run --host GitHubActions", result.Error, StringComparison.Ordinal);
        Assert.EndsWith("# edited\n", File.ReadAllText(harness.Root / Workflow), StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_refuses_a_missing_file()
    {
        harness.Variables["GITHUB_ACTIONS"] = "true";

        Assert.Equal(2, harness.Run<ShortGitHub>("Test").ExitCode);
        Assert.False((harness.Root / Workflow).FileExists());
    }

    [Fact]
    public void A_server_is_content_with_a_file_that_is_up_to_date()
    {
        harness.Run<ShortGitHub>("Test");
        harness.Variables["GITHUB_ACTIONS"] = "true";

        Assert.Equal(0, harness.Run<ShortGitHub>("Test").ExitCode);
    }

    [Fact]
    public void Generating_runs_no_target_and_says_nothing()
    {
        var result = harness.Run<ShortGitHub>("Test --generate-configuration GitHubActions_short_run --host GitHubActions");

        Assert.Equal(new EngineResult(0, "", ""), result);
    }

    [Fact]
    public void An_unknown_configuration_is_refused_with_the_known_ones()
    {
        var result = harness.Run<ShortGitHub>("--generate-configuration GitHubActions_long --host GitHubActions", "Test");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("GitHubActions_short_run", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_written_without_a_script_to_call()
    {
        (harness.Root / "build.cmd").DeleteFile();

        Assert.Equal(0, harness.Run<ShortGitHub>("Test").ExitCode);
        Assert.False((harness.Root / Workflow).FileExists());
        var result = harness.Run<ShortGitHub>("Test --generate-configuration GitHubActions_short_run --host GitHubActions");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("There is no build.cmd.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_configuration_can_be_left_to_its_owner()
    {
        Assert.Equal(0, harness.Run<ByHand>("Test").ExitCode);
        Assert.False((harness.Root / ".github/workflows/by_hand.yml").FileExists());
    }

    [Fact]
    public void Help_and_a_refused_run_write_nothing()
    {
        harness.Run<ShortGitHub>("--help");
        harness.Run<ShortGitHub>("Tset");

        Assert.False((harness.Root / Workflow).FileExists());
    }

    [Theory]
    [InlineData(typeof(TwoKindsOfTriggers), "Workflow 'twice' has two kinds of triggers.")]
    [InlineData(typeof(UnknownTarget), "Unknown target 'Tset'.")]
    public void A_mistake_in_an_attribute_is_a_refusal(Type build, string message)
    {
        var run = typeof(GenerationTests).GetMethod(nameof(Run), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)!;
        var result = (EngineResult)run.MakeGenericMethod(build).Invoke(this, ["Test"])!;

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    EngineResult Run<T>(string commandLine)
        where T : NukeBuild, new()
        => harness.Run<T>(commandLine);

    string Generated<T>(string id, string host, string file)
        where T : NukeBuild, new()
    {
        var result = harness.Run<T>($"--generate-configuration {id} --host {host}", "Test");
        Assert.Equal(new EngineResult(0, "", ""), result);
        return File.ReadAllText(harness.Root / file);
    }

    static void Same(string golden, string actual)
        => Assert.Equal(File.ReadAllText(Checkout.Path("tests", "CI", "Golden", golden)), actual);
}
