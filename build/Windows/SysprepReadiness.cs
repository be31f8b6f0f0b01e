using System.Text.Json;

namespace Ingot.Windows;

/// <summary>Whether this Windows can be generalized, as Test-SysprepReady answers.</summary>
/// <param name="ImageState">Windows' own word for its state.</param>
/// <param name="IsUnderWay">True when a sysprep is at work or done; then nothing was checked.</param>
/// <param name="Findings">What was found; what stands in the way comes first.</param>
/// <param name="More">How many more stand in the way and did not fit into the answer.</param>
public sealed record SysprepReadiness(string ImageState, bool IsUnderWay, IReadOnlyList<SysprepFinding> Findings, int More)
{
    /// <summary>True when Windows services itself and may end soon.</summary>
    public bool IsServicing => Findings.Any(finding => finding is { Check: "servicing", Blocks: true });

    /// <summary>True when a reboot mends everything that stands in the way.</summary>
    public bool WantsReboot => More == 0 && Blocking.Any() && Blocking.All(finding => finding.Check == "pendingReboot");

    IEnumerable<SysprepFinding> Blocking => Findings.Where(finding => finding.Blocks);

    /// <summary>Reads the answer.</summary>
    /// <exception cref="Fault">A check itself failed.</exception>
    public static SysprepReadiness Read(ScriptOutcome outcome)
    {
        var answer = ScriptAnswer.Read("Test-SysprepReady", outcome);
        return new(
            ScriptAnswer.Text(answer, "imageState") ?? "unknown",
            answer.GetProperty("underWay").GetBoolean(),
            [.. answer.GetProperty("findings").EnumerateArray().Select(Finding)],
            answer.GetProperty("more").GetInt32());
    }

    /// <summary>Lets only a Windows pass that can be generalized.</summary>
    /// <param name="mayMend">True when the script was allowed to mend.</param>
    /// <exception cref="Fault">Something stands in the way; the fault names all of it.</exception>
    public void Require(bool mayMend)
    {
        var blocking = Blocking.ToList();
        if (blocking.Count == 0)
            return;
        var hint = mayMend ? "" : " Without --sysprep-repair false Ingot mends what it safely can.";
        if (blocking is [var only])
            throw new Fault(only.What, only.Why, only.Remedy + hint);
        throw new Fault(
            $"{blocking.Count + More} things stand in the way of sysprep.",
            $"They were found before it started:{string.Concat(blocking.Select(Line))}{(More > 0 ? $"{Environment.NewLine}  … and {More} more." : "")}",
            "Mend them all in the playbook, and run it again; sysprep was not started." + hint);
    }

    static string Line(SysprepFinding finding, int index) => $"{Environment.NewLine}  {index + 1}. {finding.What} {finding.Why} {finding.Remedy}";

    static SysprepFinding Finding(JsonElement item) => new(
        ScriptAnswer.Text(item, "check") ?? "",
        ScriptAnswer.Text(item, "subject") ?? "",
        item.GetProperty("repaired").GetBoolean(),
        item.GetProperty("blocks").GetBoolean());
}
