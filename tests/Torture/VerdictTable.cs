using System.Text;
using Ingot.Emulator.Faults;

namespace Ingot.Tests.Torture;

/// <summary>What came of the trials, as a table.</summary>
static class VerdictTable
{
    public static string Of(IReadOnlyList<Verdict> verdicts, string seed, int workers)
    {
        var text = new StringBuilder();
        text.AppendLine("| What was tried | Trials | Reached | Ended with an image | Refused with a reason | Leaks | Wrong outcomes |");
        text.AppendLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var group in verdicts.GroupBy(Kind).OrderBy(group => group.Key, StringComparer.Ordinal))
            Row(text, group.Key, [.. group]);
        Row(text, "All", verdicts);
        text.AppendLine();
        text.AppendLine($"Seed {seed}; {verdicts.Sum(verdict => verdict.Time.TotalMinutes) / workers:0} minutes with {workers} workers; the longest trial took {verdicts.Select(verdict => verdict.Time.TotalSeconds).DefaultIfEmpty().Max():0} seconds.");
        foreach (var verdict in verdicts.Where(verdict => !verdict.IsGood))
        {
            text.AppendLine($"  {verdict.Cell}: {string.Join("; ", verdict.Wrong.Concat(verdict.Leaks.Select(leak => $"leak {leak}")))}");
        }

        return text.ToString();
    }

    static void Row(StringBuilder text, string name, IReadOnlyList<Verdict> verdicts) => text.AppendLine(
        $"| {name} | {verdicts.Count} | {verdicts.Count(verdict => verdict.Reached)} | {verdicts.Count(verdict => verdict.ExitCode == 0)} "
        + $"| {verdicts.Count(verdict => verdict.ExitCode > 0)} | {verdicts.Sum(verdict => verdict.Leaks.Count)} | {verdicts.Sum(verdict => verdict.Wrong.Count)} |");

    static string Kind(Verdict verdict) => verdict.Cell switch
    {
        KillCell kill => $"Kill, then {kill.Aftermath}, {kill.Setting}",
        FaultCell fault => $"Fault {FaultWords.Of(fault.Rule.Kind)}, {fault.Setting}",
        _ => "",
    };
}
