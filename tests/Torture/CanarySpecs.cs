using System.Text.RegularExpressions;
using Ingot.Emulator.Faults;
using Ingot.Tests.Journeys;

namespace Ingot.Tests.Torture;

/// <summary>A secret is nowhere but where it is needed: not in arguments, files, output, events, nor in what Azure keeps and shows.</summary>
public sealed partial class CanarySpecs
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0, null)]
    [InlineData(11, "WINRM#*=503")]
    [InlineData(15, "PUT images#1=failed:StorageFailure")]
    public async Task A_secret_is_nowhere(int code, string? rule)
    {
        using var template = await Template.CreateAsync(Torturer.FreshNetwork());
        await using var bench = await template.OpenAsync(
            options => options with { FaultRules = rule is null ? [] : [FaultRule.Parse(rule)!] }, Token);
        var state = Path.GetDirectoryName(bench.Azure.CaFile)!;
        var watch = new Watch(Secret(), state);
        Run run;
        await using (watch)
            run = await bench.BakeAsync(Token, "CaptureImage", "--verbosity", "Verbose", "--timeout-enable-win-rm", "00:00:20");

        run.Ended(code);
        Assert.Empty(watch.Found);
        Assert.True(watch.Read is { Processes: > 100, Files: > 100 }, $"Only {watch.Read} were looked at.");
        Assert.Empty(Secret().Matches(run.Output));
        var files = Directory.GetFiles(bench.Root, "*", SearchOption.AllDirectories);
        Assert.Contains(files, file => file.EndsWith("events.jsonl", StringComparison.Ordinal));
        Assert.All(files, file => Assert.Empty(Secret().Matches(File.ReadAllText(file))));
        Directory.Delete(state, recursive: true);
    }

    // The client secret, and the form of every build password, as they are and in Basic's base64 of the account with a password.
    [GeneratedRegex(Workbench.ClientSecret + "|[a-zA-Z2-9]{28}aZ7-|aW5nb3QtYnVpbGQ6")]
    private static partial Regex Secret();
}
