namespace Ingot.Emulator.Windows.Updates;

/// <summary>A process of its own that searches, downloads and installs, and writes what it does into a file; a reboot ends it.</summary>
/// <param name="OutputPath">The file: one JSON object a line.</param>
/// <param name="CancelId">Name of the event that ends it.</param>
/// <param name="State">How far it goes: searched, downloaded or installed.</param>
/// <param name="Categories">Categories, or "*".</param>
/// <param name="Accept">Patterns of which one must match; empty: all do.</param>
/// <param name="Reject">Patterns of which none may match.</param>
/// <param name="SkipOptional">True when optional updates are left out.</param>
/// <param name="CheckMode">True when it only searches.</param>
/// <param name="LogPath">A file for people, or null.</param>
public sealed record UpdateTask(
    string OutputPath,
    string CancelId,
    string State,
    IReadOnlyList<string> Categories,
    IReadOnlyList<string> Accept,
    IReadOnlyList<string> Reject,
    bool SkipOptional,
    bool CheckMode,
    string? LogPath)
{
    /// <summary>What it does next.</summary>
    public UpdatePhase Phase { get; init; }

    /// <summary>Ids of the updates it chose.</summary>
    public IReadOnlyList<string> Chosen { get; init; } = [];
}
