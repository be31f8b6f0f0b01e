using System.Diagnostics;
using System.Management.Automation.Language;
using Nuke.Common;
using Assert = Xunit.Assert;

namespace Ingot.Tests.Nuke;

#pragma warning disable CS0169, CS0414 // Field is never used: the engine assigns it

[Collection(EngineCollection.Name)]
public sealed class CompletionTests : IDisposable
{
    readonly EngineHarness harness = new();

    public CompletionTests() => harness.Run<Sample>("Work");

    public void Dispose() => harness.Dispose();

    [Theory]
    [InlineData("", "Play Work")]
    [InlineData("W", "Work")]
    [InlineData("Work P", "Play")]
    [InlineData("--nuget", "--nuget-api-key")]
    [InlineData("Work --vm", "--vm-size")]
    [InlineData("--set", "--set-secret")]
    [InlineData("--verbosity ", "Verbose Normal Minimal Quiet")]
    [InlineData("--days Su", "Sunday")]
    [InlineData("--days Sunday M", "Monday")]
    [InlineData("--skip ", "Play Work")]
    [InlineData("--nope ", "")]
    public async Task Bash_completes_targets_switches_and_values(string typed, string expected)
    {
        var script = $"source {Checkout.Path("build", "nuke", "completion", "build.bash")}\n"
            + $"COMP_WORDS=({harness.Root}/build.sh {typed}{(typed.EndsWith(' ') || typed.Length == 0 ? "''" : "")})\n"
            + "COMP_CWORD=$((${#COMP_WORDS[@]} - 1))\n_nuke_complete\necho \"${COMPREPLY[@]}\"";
        var start = new ProcessStartInfo("bash", ["--norc", "-c", script]) { UseShellExecute = false, RedirectStandardOutput = true };
        using var bash = Process.Start(start) ?? throw new InvalidOperationException("bash did not start");
        Assert.Equal(expected, (await bash.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)).Trim());
    }

    [Fact]
    public void The_script_for_PowerShell_has_no_syntax_error()
    {
        Parser.ParseFile(Checkout.Path("build", "nuke", "completion", "build.completion.ps1"), out _, out var errors);
        Assert.Empty(errors);
    }

    sealed class Sample : NukeBuild
    {
        [Parameter] readonly string? NuGetApiKey;
        [Parameter] readonly string? VMSize;
        [Parameter] readonly DayOfWeek[] Days = [];

        Target Work => _ => _.Executes(() => { });

        Target Play => _ => _.Executes(() => { });
    }
}
