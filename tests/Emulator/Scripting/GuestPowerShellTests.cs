using Ingot.Emulator.Scripting;

namespace Ingot.Tests.Emulator.Scripting;

public class GuestPowerShellTests
{
    [Fact]
    public async Task Exit_gives_the_exit_code()
    {
        var result = await new Shell().RunAsync("'before'; exit 3; 'after'");
        Assert.Equal((3, "before\n", ""), (result.ExitCode, result.Output, result.Error));
    }

    [Fact]
    public async Task An_uncaught_error_is_exit_code_1_with_its_message_on_stderr()
    {
        var result = await new Shell().RunAsync("'before'; throw 'broken'; 'after'");
        Assert.Equal((1, "before\n"), (result.ExitCode, result.Output));
        Assert.Contains("broken", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_that_does_not_terminate_leaves_exit_code_0()
    {
        var result = await new Shell().RunAsync(@"Get-Item C:\nope; 'after'");
        Assert.Equal((0, "after\n"), (result.ExitCode, result.Output));
        Assert.Contains("Get-Item : Cannot find path", result.Error, StringComparison.Ordinal);
        Assert.Equal(1, (await new Shell().RunAsync(@"$ErrorActionPreference = 'Stop'; Get-Item C:\nope; 'after'")).ExitCode);
    }

    [Fact]
    public async Task Strict_mode_holds_inside_the_script()
    {
        Assert.Equal(0, (await new Shell().RunAsync("$x = $undefined")).ExitCode);
        var result = await new Shell().RunAsync("Set-StrictMode -Version Latest; $ErrorActionPreference = 'Stop'; $x = $undefined; " +
            "'after'");
        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Contains("undefined", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parameters_are_bound_by_name_and_a_missing_one_fails()
    {
        const string Script = "param([Parameter(Mandatory = $true)][string]$Name, [int]$Count = 2) \"$Name $($Count + 1)\"";
        Assert.Equal("a b 3\n", (await new Shell().RunAsync(Script, ("Name", "a b"))).Output);
        Assert.Equal("a 8\n", (await new Shell().RunAsync(Script, ("Name", "a"), ("Count", "7"))).Output);
        Assert.Equal(1, (await new Shell().RunAsync(Script)).ExitCode);
        Assert.Equal(1, (await new Shell().RunAsync(Script, ("Name", "a"), ("Colour", "red"))).ExitCode);
    }

    [Fact]
    public async Task An_unknown_command_fails_as_in_PowerShell_and_is_noted()
    {
        var shell = new Shell();
        var result = await shell.RunAsync("try { Install-Something -Fast } catch { $_.FullyQualifiedErrorId; $_.Exception.Message }");
        Assert.StartsWith("CommandNotFoundException\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("'Install-Something' is not recognized", result.Output, StringComparison.Ordinal);
        Assert.Equal(["Install-Something"], shell.Machine.NotModelled);
        Assert.Equal(1, (await shell.RunAsync("$ErrorActionPreference = 'Stop'; Install-Something")).ExitCode);
    }

    [Fact]
    public async Task Sleeping_moves_the_clock_of_the_guest_and_nothing_else()
    {
        var shell = new Shell();
        var real = System.Diagnostics.Stopwatch.StartNew();
        Assert.Equal("True", await shell.TextAsync("$a = Get-Date; Start-Sleep -Seconds 900; ((Get-Date) - $a).TotalSeconds -ge 900"));
        Assert.Equal(TimeSpan.FromSeconds(900), shell.Machine.ClockAhead);
        Assert.True(real.Elapsed < TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task Cancelling_stops_a_script_that_never_ends()
    {
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(700));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => GuestPowerShell.RunAsync(
            new Shell().Machine, "while ($true) { }", new Dictionary<string, string>(StringComparer.Ordinal), TimeProvider.System,
                source.Token));
    }

    [Fact]
    public async Task Streams_go_where_the_console_puts_them()
    {
        var result = await new Shell().RunAsync("Write-Host host; Write-Output out; Write-Warning careful; Write-Verbose quiet; " +
            "Write-Error bad");
        Assert.Equal("host\nout\nWARNING: careful\n", result.Output);
        Assert.Contains("bad", result.Error, StringComparison.Ordinal);
        Assert.Equal(0, result.ExitCode);
    }

    [Fact]
    public async Task A_script_that_does_not_parse_runs_nothing()
    {
        var result = await new Shell().RunAsync("'a'; if (");
        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.NotEmpty(result.Error);
    }

    [Theory]
    [InlineData("hostname", "ingotbox")]
    [InlineData("& \"$env:SystemRoot\\System32\\whoami.exe\"", @"nt authority\system")]
    [InlineData("cmd /c ver; $LASTEXITCODE", null)]
    [InlineData("shutdown.exe /r /t 2; $LASTEXITCODE", "0")]
    public async Task Programs_are_stand_ins_or_unknown(string script, string? expected)
    {
        var shell = new Shell();
        if (expected is null)
            Assert.NotEmpty((await shell.RunAsync(script)).Error);
        else
            Assert.Equal(expected, await shell.TextAsync(script));
        Assert.Equal(script.StartsWith("shutdown", StringComparison.Ordinal), shell.Machine.RebootAt is not null);
    }

    [Fact]
    public async Task Arguments_of_programs_that_are_not_modelled_are_not_kept()
    {
        var shell = new Shell();
        await shell.RunAsync("net user somebody S3cret!pw /add");
        Assert.Equal(["net"], shell.Machine.NotModelled);
    }
}
