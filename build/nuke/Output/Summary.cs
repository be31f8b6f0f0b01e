using Nuke.Common.Execution;
using Serilog.Events;

namespace Nuke.Common.Output;

/// <summary>What stands at the end of a run: problems, the table of targets, the outcome.</summary>
sealed class Summary(BuildConsole console)
{
    const int NarrowestName = 19;
    const int StatusColumn = 10;
    const int DurationColumn = 10;

    public void WriteProblems(IReadOnlyCollection<Problem> problems)
    {
        foreach (var problem in problems)
        {
            var style = problem.Level == LogEventLevel.Warning ? Style.Warning : Style.Error;
            var target = problem.Target.Length > 0 ? $"{problem.Target}: " : "";
            console.WriteLine($"[{LogLines.Code(problem.Level)}] {target}{problem.Text}", style);
        }
    }

    public void WriteTable(IReadOnlyCollection<ExecutableTarget> plan)
    {
        var rows = plan.Where(x => x.Status != ExecutionStatus.Collective).ToList();
        var name = Math.Max(plan.Select(x => x.Name.Length + 4).DefaultIfEmpty().Max(), NarrowestName);
        var width = name + StatusColumn + DurationColumn;
        console.WriteLine();
        console.WriteLine(new string('═', width));
        console.WriteLine("Target".PadRight(name) + "Status".PadRight(StatusColumn) + "Duration".PadLeft(DurationColumn));
        console.WriteLine(new string('─', width));
        foreach (var target in rows)
            WriteRow(target, name);
        console.WriteLine(new string('─', width));
        var total = rows.Aggregate(TimeSpan.Zero, (sum, x) => sum + x.Duration);
        console.WriteLine("Total".PadRight(name + StatusColumn) + Duration(total).PadLeft(DurationColumn));
        console.WriteLine(new string('═', width));
    }

    public void WriteOutcome(bool succeeded, DateTimeOffset now)
    {
        console.WriteLine();
        console.WriteLine(
            $"Build {(succeeded ? "succeeded" : "failed")} on {now:yyyy-MM-dd HH:mm:ss}.", succeeded ? Style.Success : Style.Error);
    }

    /// <summary>Minutes and seconds, without hours.</summary>
    public static string Duration(TimeSpan duration)
        => duration < TimeSpan.FromSeconds(1) ? "< 1sec" : $"{(int)duration.TotalMinutes}:{duration.Seconds:00}";

    void WriteRow(ExecutableTarget target, int name)
    {
        var ran = target.Status is not (ExecutionStatus.Skipped or ExecutionStatus.NotRun);
        var line = target.Name.PadRight(name) + target.Status.ToString().PadRight(StatusColumn)
            + (ran ? Duration(target.Duration) : "").PadLeft(DurationColumn);
        var facts = string.Join(", ", target.SummaryInformation.Select(x => $"{x.Key}: {x.Value}"));
        console.WriteLine(facts.Length > 0 ? $"{line}   // {facts}" : line.TrimEnd(), StyleOf(target.Status));
    }

    static Style StyleOf(ExecutionStatus status) => status switch
    {
        ExecutionStatus.Succeeded => Style.Success,
        ExecutionStatus.Failed => Style.Error,
        ExecutionStatus.Aborted or ExecutionStatus.NotRun => Style.Warning,
        _ => Style.Plain,
    };
}
