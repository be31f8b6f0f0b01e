namespace Ingot.Emulator.Rehearsals;

/// <summary>A rehearsal-state file that cannot be used.</summary>
public sealed class RehearsalFileException(IReadOnlyList<RehearsalMistake> mistakes) : Exception(mistakes[0].What)
{
    /// <summary>All that is wrong with it, in the file's order.</summary>
    public IReadOnlyList<RehearsalMistake> Mistakes { get; } = mistakes;
}
