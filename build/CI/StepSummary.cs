using System.Text;
using Nuke.Common.Execution;

namespace Ingot.CI;

/// <summary>The end of a run in markdown, for the page of a build server.</summary>
public static class StepSummary
{
    /// <summary>The text.</summary>
    /// <param name="plan">The planned targets.</param>
    /// <param name="succeeded">Whether the run did.</param>
    /// <param name="failure">What went wrong first; null if nothing did.</param>
    /// <param name="outputs">What it hands on.</param>
    public static string Of(IReadOnlyCollection<ExecutableTarget> plan, bool succeeded, Exception? failure, ServerOutputs outputs)
    {
        var text = new StringBuilder();
        text.AppendLine($"## {(succeeded ? "Succeeded" : "Failed")}: {string.Join(", ", Named(plan))}").AppendLine();
        if (failure is not null)
            text.AppendLine("```text").AppendLine((failure as Fault)?.ToString() ?? failure.Message).AppendLine("```").AppendLine();
        foreach (var (name, value) in outputs.Values)
            text.AppendLine($"- {name}: `{value}`");
        text.AppendLine().AppendLine("| Target | Status | Duration | |").AppendLine("| --- | --- | ---: | --- |");
        foreach (var target in plan)
        {
            var duration = target.Duration > TimeSpan.Zero ? $"{(int)target.Duration.TotalMinutes}:{target.Duration.Seconds:00}" : "";
            var facts = target.SummaryInformation.Select(x => $"{x.Key}: {x.Value}");
            text.AppendLine($"| {target.Name} | {target.Status} | {duration} | {Cell(string.Join(", ", facts))} |");
        }

        return text.ToString().ReplaceLineEndings("\n");
    }

    static IEnumerable<string> Named(IReadOnlyCollection<ExecutableTarget> plan)
        => plan.Any(x => x.Invoked) ? plan.Where(x => x.Invoked).Select(x => x.Name) : plan.Where(x => x.IsDefault).Select(x => x.Name);

    static string Cell(string text) => text.Replace("|", "\\|").Replace("\r", "").Replace("\n", " ");
}
