namespace Ingot.Tests.Torture;

/// <summary>How a trial ended.</summary>
/// <param name="Cell">The trial.</param>
/// <param name="Leaks">What stayed and should not have, or is gone and should not be.</param>
/// <param name="Wrong">Other wrong outcomes, in words.</param>
/// <param name="ExitCode">Exit code of the bake that met the fault; -1 when it was killed.</param>
/// <param name="Reached">False when the run never came to the place.</param>
/// <param name="Time">How long it took.</param>
/// <param name="Output">What the program printed, for whoever looks into a wrong outcome.</param>
sealed record Verdict(
    Cell Cell, IReadOnlyList<string> Leaks, IReadOnlyList<string> Wrong, int ExitCode, bool Reached, TimeSpan Time, string Output)
{
    public bool IsGood => Leaks.Count == 0 && Wrong.Count == 0;

    public override string ToString() =>
        $"{(IsGood ? "good" : "BAD")} {Time.TotalSeconds:0.0}s {(ExitCode < 0 ? "killed" : $"exit {ExitCode}")}{(Reached ? "" : " (not reached)")}: {Cell} "
        + string.Join("; ", Wrong.Concat(Leaks));
}
