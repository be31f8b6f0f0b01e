namespace Ingot.Emulator.Windows.Updates;

/// <summary>An update as Windows Update describes it.</summary>
/// <param name="Id">Its identity, a GUID.</param>
/// <param name="Kb">Number of its knowledge base article, without "KB".</param>
/// <param name="Title">Its title, with the article's number somewhere.</param>
/// <param name="Categories">Names of its categories.</param>
/// <param name="Megabytes">Size of what is downloaded.</param>
public sealed record WindowsUpdate(string Id, string Kb, string Title, IReadOnlyList<string> Categories, int Megabytes)
{
    /// <summary>True when it works only after a reboot.</summary>
    public bool NeedsReboot { get; init; }

    /// <summary>True for one that people choose themselves; it is "browse only".</summary>
    public bool IsOptional { get; init; }

    /// <summary>Id of the update without which this one is not offered; null when there is none.</summary>
    public string? After { get; init; }

    /// <summary>The last part of Windows' version once it works; null when it leaves that alone.</summary>
    public int? Revision { get; init; }

    /// <summary>How long its installation takes.</summary>
    public TimeSpan InstallTime { get; init; } = TimeSpan.FromMinutes(2);
}
