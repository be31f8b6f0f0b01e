namespace Ingot;

/// <summary>A script for the guest, as it travels from who knows Windows to who knows the channel.</summary>
/// <param name="Name">Name of the script; the run command is named after it.</param>
/// <param name="Text">Windows PowerShell 5.1.</param>
/// <param name="Timeout">How long the guest may take; at least one minute, because Azure counts from the acceptance of the command.</param>
public sealed record GuestScript(string Name, string Text, TimeSpan Timeout)
{
    /// <summary>True when the guest's agent cannot be relied on after the script.</summary>
    public bool EndsTheAgent { get; init; }

    /// <summary>Parameters by name; readable by whoever may read the run command.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Parameters by name that Azure never returns and the log never shows.</summary>
    public IReadOnlyDictionary<string, string> ProtectedParameters { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
