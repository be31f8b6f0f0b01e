namespace Ingot.Windows;

/// <summary>A piece of one of sysprep's logs, as Get-SysprepLog answers.</summary>
/// <param name="From">Where it begins, in characters; 0 is the beginning of the log.</param>
/// <param name="Text">The piece.</param>
public sealed record SysprepLog(int From, string Text)
{
    /// <summary>The logs, and how many pieces of about 3,600 characters are worth their while.</summary>
    public static IReadOnlyList<(string Name, int Pieces)> All { get; } = [("setuperr.log", 2), ("setupact.log", 3)];

    /// <summary>Reads the answer.</summary>
    /// <exception cref="Fault">The script failed.</exception>
    public static SysprepLog Read(ScriptOutcome outcome)
    {
        var answer = ScriptAnswer.Read("Get-SysprepLog", outcome);
        return new(answer.GetProperty("from").GetInt32(), ScriptAnswer.Text(answer, "text") ?? "");
    }
}
