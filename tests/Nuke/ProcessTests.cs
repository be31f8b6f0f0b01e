using System.Diagnostics;
using Assert = Xunit.Assert;

namespace Ingot.Tests.Nuke;

public sealed class ProcessTests(SampleProgram program) : IClassFixture<SampleProgram>
{
    static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", 0)]
    [InlineData("--code 7", 7)]
    [InlineData("Crash", 1)]
    [InlineData("--cod 7", 2)]
    [InlineData("--code seven", 2)]
    [InlineData("--help", 0)]
    public async Task The_exit_code_tells_the_outcome(string commandLine, int expected)
    {
        using var process = program.Start(commandLine);
        var (_, error) = await End(process);
        Assert.Equal(expected, process.ExitCode);
        Assert.Equal(expected == 2, error.StartsWith("What:  ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Arguments_and_environment_reach_the_build()
    {
        using var process = program.Start("Greet --no-logo", ("NUKE_CODE", "9"), ("HELP", "true"));
        var (output, _) = await End(process);
        Assert.Contains("args Greet|--no-logo", output, StringComparison.Ordinal);
        Assert.Equal(9, process.ExitCode);
    }

    [Fact]
    public async Task A_secret_leaves_the_process_by_no_way()
    {
        using var process = program.Start("Leak", ("API_KEY", "canary-4711"));
        var (output, error) = await End(process);
        Assert.Equal(1, process.ExitCode);
        Assert.DoesNotContain("canary", output + error + program.Log(), StringComparison.Ordinal);
        Assert.Contains("first *** last\n", output, StringComparison.Ordinal);
        Assert.Contains("API_KEY=***\n", output, StringComparison.Ordinal);
        Assert.Contains("leaked ***", output, StringComparison.Ordinal);
        Assert.Equal("***\n", error);
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_signal_ends_the_target_runs_what_is_assured_and_exits_with_130(string signal)
    {
        using var process = program.Start("Work");
        await ReadTo(process, "working");
        Signal.Send(process.Id, signal);
        var (output, _) = await End(process);
        Assert.Equal(130, process.ExitCode);
        Assert.Matches(@"tidied(.|\n)*Work +Aborted(.|\n)*Tidy +Succeeded(.|\n)*Build failed on(.|\n)*finished 1", output);
    }

    [Fact]
    public async Task A_second_signal_stops_the_process_at_once()
    {
        using var process = program.Start("Work --deaf");
        await ReadTo(process, "working");
        Signal.Send(process.Id, "INT");
        await ReadTo(process, "Interrupted");
        Signal.Send(process.Id, "INT");
        var (output, error) = await End(process);
        Assert.Equal(130, process.ExitCode);
        Assert.DoesNotContain("tidied", output, StringComparison.Ordinal);
        Assert.Contains("Stopped at once.", error, StringComparison.Ordinal);
    }

    static async Task ReadTo(Process process, string text)
    {
        using var deadline = new CancellationTokenSource(Deadline, TimeProvider.System);
        while (await process.StandardOutput.ReadLineAsync(deadline.Token) is { } line)
        {
            if (line.Contains(text, StringComparison.Ordinal))
                return;
        }

        Assert.Fail($"The process ended without saying '{text}'.");
    }

    static async Task<(string Output, string Error)> End(Process process)
    {
        var output = process.StandardOutput.ReadToEndAsync(Cancelled);
        var error = process.StandardError.ReadToEndAsync(Cancelled);
        await process.WaitForExitAsync(Cancelled).WaitAsync(Deadline, TimeProvider.System, Cancelled);
        return (await output, await error);
    }
}
