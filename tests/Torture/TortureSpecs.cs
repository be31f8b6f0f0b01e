using System.Globalization;
using System.Text.RegularExpressions;

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
        var verdicts = await RunAsync(seed, sample: 6, workers: 2, file: null, seed % 2 == 0 ? Setting.SharedGroup : Setting.TemporaryGroup);
        Assert.True(verdicts.All(verdict => verdict.IsGood), Report(verdicts, seed));
    }

    /// <summary>The complete torture; <c>./build.sh Torture</c> runs it. The environment says which part.</summary>
    [Fact(Explicit = true)]
    public async Task Everything_is_survived()
    {
        var seed = int.Parse(Variable("SEED", "1"), CultureInfo.InvariantCulture);
        var sample = int.Parse(Variable("SAMPLE", "0"), CultureInfo.InvariantCulture);
        var workers = int.Parse(Variable("WORKERS", "2"), CultureInfo.InvariantCulture);
        var folder = Checkout.Path("output", "torture");
        Directory.CreateDirectory(folder);
        var verdicts = await RunAsync(seed, sample, workers, new VerdictFile(Path.Combine(folder, "verdicts.jsonl")), [.. Setting.All]);
        var table = VerdictTable.Of(verdicts, seed.ToString(CultureInfo.InvariantCulture), workers);
        await File.WriteAllTextAsync(Path.Combine(folder, "table.md"), table, Token);
        var bad = verdicts.Where(verdict => !verdict.IsGood).ToList();
        foreach (var (verdict, index) in bad.Select((verdict, index) => (verdict, index)))
            await File.WriteAllTextAsync(Path.Combine(folder, $"{index}.log"), $"{verdict.Cell}\n{string.Join('\n', verdict.Wrong.Concat(verdict.Leaks))}\n{verdict.Output}", Token);
        Assert.True(bad.Count == 0, table);
    }

    static async Task<IReadOnlyList<Verdict>> RunAsync(int seed, int sample, int workers, VerdictFile? file, params Setting[] settings)
    {
        var cells = new List<Cell>();
        var flows = new List<Flow>();
        using (var template = await Template.CreateAsync(Torturer.FreshNetwork()))
        {
            foreach (var setting in settings)
            {
                var flow = await Flow.RecordAsync(template, setting, flows, Token);
                Console.Error.WriteLine($"{flow.Count} requests, {setting}: {flow}");
                cells.AddRange(flow.Cells());
                flows.Add(flow);
            }
        }

        Console.Error.WriteLine($"{cells.Count} trials: {cells.Count(cell => cell is KillCell)} kills, {cells.Count(cell => cell is FaultCell)} faults");
        var only = new Regex(Variable("ONLY", "."));
        cells.RemoveAll(cell => !only.IsMatch(cell.ToString()!));
        if (sample > 0)
        {
            var random = new Random(seed);
            cells = [.. cells.OrderBy(_ => random.Next()).Take(sample)];
        }

        var before = file?.Read(cells) ?? [];
        var done = before.Count;
        void Take(Verdict verdict)
        {
            Console.Error.WriteLine($"{Interlocked.Increment(ref done)}/{cells.Count} {verdict}");
            file?.Add(verdict);
        }

        // What matters most comes first, for whoever cannot wait for the end.
        cells = [.. cells.OrderBy(cell => Flow.IsChange(cell.Operation) ? 0 : 1).ThenBy(cell => cell is KillCell ? 0 : 1)];
        var open = cells.Except(before.Select(verdict => verdict.Cell));
        return [.. before, .. await Torturer.RunAsync(open, workers, Take, Token)];
    }

    static string Report(IReadOnlyList<Verdict> verdicts, int seed) =>
        VerdictTable.Of(verdicts, seed.ToString(CultureInfo.InvariantCulture), workers: 2)
        + string.Join('\n', verdicts.Where(verdict => !verdict.IsGood).Select(verdict => verdict.Output));

    static string Variable(string name, string otherwise) =>
        Environment.GetEnvironmentVariable($"INGOT_TORTURE_{name}") is { Length: > 0 } value ? value : otherwise;
}
