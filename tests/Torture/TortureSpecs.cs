using System.Globalization;
using System.Text.RegularExpressions;
using Ingot.Emulator.Faults;

namespace Ingot.Tests.Torture;

/// <summary>Nothing leaks and everything resumes, wherever a bake is killed and whatever Azure answers.</summary>
public sealed class TortureSpecs
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_sample_of_kills_and_faults_leaks_nothing()
    {
        // The same sample each time: a gate says the same of the same commit. Others are tried with './build.sh Torture --torture-sample'.
        var seed = int.Parse(Variable("SEED", "4711"), CultureInfo.InvariantCulture);
        var verdicts = await RunAsync(seed, sample: 6, workers: 2, seed % 2 == 0 ? Setting.SharedGroup : Setting.TemporaryGroup);
        Assert.True(verdicts.All(verdict => verdict.IsGood), Report(verdicts, seed));
    }

    /// <summary>The complete torture; <c>./build.sh Torture</c> runs it. The environment says which part.</summary>
    [Fact(Explicit = true)]
    public async Task Everything_is_survived()
    {
        var seed = int.Parse(Variable("SEED", "1"), CultureInfo.InvariantCulture);
        var sample = int.Parse(Variable("SAMPLE", "0"), CultureInfo.InvariantCulture);
        var workers = int.Parse(Variable("WORKERS", "2"), CultureInfo.InvariantCulture);
        var started = TimeProvider.System.GetTimestamp();
        var verdicts = await RunAsync(seed, sample, workers, [.. Setting.All]);
        var table = VerdictTable.Of(verdicts, seed.ToString(CultureInfo.InvariantCulture), TimeProvider.System.GetElapsedTime(started));
        var folder = Checkout.Path("output", "torture");
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "table.md"), table, Token);
        var bad = verdicts.Where(verdict => !verdict.IsGood).ToList();
        foreach (var (verdict, index) in bad.Select((verdict, index) => (verdict, index)))
            await File.WriteAllTextAsync(Path.Combine(folder, $"{index}.log"), $"{verdict.Cell}\n{string.Join('\n', verdict.Wrong.Concat(verdict.Leaks))}\n{verdict.Output}", Token);
        Assert.True(bad.Count == 0, table);
    }

    static async Task<IReadOnlyList<Verdict>> RunAsync(int seed, int sample, int workers, params Setting[] settings)
    {
        var cells = new List<Cell>();
        var known = new HashSet<OperationName>();
        using (var template = await Template.CreateAsync(Torturer.FreshNetwork()))
        {
            foreach (var setting in settings)
            {
                // The group decides what is found and deleted, so both kinds are tried whole.
                var flow = await Flow.RecordAsync(template, setting, setting == Setting.SharedGroup ? new HashSet<OperationName>() : known, Token);
                Console.Error.WriteLine($"{flow.Count} requests, {setting}: {flow}");
                cells.AddRange(flow.Cells());
                known.UnionWith(flow.Operations);
            }
        }

        var only = new Regex(Variable("ONLY", "."));
        cells.RemoveAll(cell => !only.IsMatch(cell.ToString()!));
        if (sample > 0)
        {
            var random = new Random(seed);
            cells = [.. cells.OrderBy(_ => random.Next()).Take(sample)];
        }

        var done = 0;
        return await Torturer.RunAsync(cells, workers, verdict => Console.Error.WriteLine($"{Interlocked.Increment(ref done)}/{cells.Count} {verdict}"), Token);
    }

    static string Report(IReadOnlyList<Verdict> verdicts, int seed) =>
        VerdictTable.Of(verdicts, seed.ToString(CultureInfo.InvariantCulture), TimeSpan.Zero)
        + string.Join('\n', verdicts.Where(verdict => !verdict.IsGood).Select(verdict => verdict.Output));

    static string Variable(string name, string otherwise) =>
        Environment.GetEnvironmentVariable($"INGOT_TORTURE_{name}") is { Length: > 0 } value ? value : otherwise;
}
