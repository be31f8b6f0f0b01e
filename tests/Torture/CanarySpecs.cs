using Ingot.Emulator.Faults;
using Ingot.Tests.Journeys;

namespace Ingot.Tests.Torture;

/// <summary>A secret is nowhere but where it is needed: not in arguments, files, output, events, nor in what Azure keeps and shows.</summary>
/// <remarks>Every trial of the torture looks, too; here it is looked at all the time.</remarks>
public sealed class CanarySpecs
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
        var watch = new Watch(TimeSpan.FromMilliseconds(20), Path.GetDirectoryName(bench.Azure.CaFile)!);
        Run run;
        await using (watch)
            run = await bench.BakeAsync(Token, ["CaptureImage", "--verbosity", "Verbose", .. code == 11 ? ["--timeout-enable-win-rm", "00:00:20"] : Array.Empty<string>()]);

        run.Ended(code);
        Assert.Empty(watch.Found);
        Assert.True(watch.Read is { Processes: > 100, Files: > 100 }, $"Only {watch.Read} were looked at.");
        Assert.Empty(Canary.Secret().Matches(run.Output));
        var files = Directory.GetFiles(bench.Root, "*", SearchOption.AllDirectories);
        Assert.Contains(files, file => file.EndsWith("events.jsonl", StringComparison.Ordinal));
        Assert.All(files, file => Assert.False(Canary.IsIn(file)));
    }
}
