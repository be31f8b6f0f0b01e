namespace Ingot.Emulator.Windows.Updates;

/// <summary>One line of Windows Update's history.</summary>
/// <param name="Time">When, on the guest's clock.</param>
/// <param name="Kb">Number of the article.</param>
/// <param name="Title">Title of the update.</param>
/// <param name="HResult">0, or the error it failed with.</param>
public sealed record UpdateEvent(DateTimeOffset Time, string Kb, string Title, uint HResult);
