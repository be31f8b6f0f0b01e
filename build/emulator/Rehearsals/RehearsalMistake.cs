namespace Ingot.Emulator.Rehearsals;

/// <summary>A mistake in a rehearsal-state file.</summary>
/// <param name="What">What is wrong, with file and line.</param>
/// <param name="Why">Why it is wrong.</param>
/// <param name="Remedy">What to do.</param>
public sealed record RehearsalMistake(string What, string Why, string Remedy);
