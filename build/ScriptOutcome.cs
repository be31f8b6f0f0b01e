namespace Ingot;

/// <summary>How a guest script ended. Azure's own "Succeeded" says only that the script was started.</summary>
/// <param name="State">Execution state: Succeeded, Failed, TimedOut, Canceled or Unknown.</param>
/// <param name="ExitCode">Exit code of the script.</param>
/// <param name="Output">Standard output, its last 4,096 bytes.</param>
/// <param name="Error">Standard error, its last 4,096 bytes.</param>
public sealed record ScriptOutcome(string State, int ExitCode, string Output, string Error)
{
    /// <summary>When it began, by the guest's clock; null when nobody says.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>When it ended, by the guest's clock; null when nobody says.</summary>
    public DateTimeOffset? Ended { get; init; }
}
