namespace Ingot.Emulator.Windows;

/// <summary>An entry of an event log.</summary>
/// <param name="Log">The log, such as System or Setup.</param>
/// <param name="Provider">Who wrote it, such as Microsoft-Windows-Setup.</param>
/// <param name="Id">Number of the kind of event.</param>
/// <param name="Level">1 critical, 2 error, 3 warning, 4 information.</param>
/// <param name="Time">When, on the guest's clock.</param>
/// <param name="Message">The text.</param>
public sealed record LoggedEvent(string Log, string Provider, int Id, int Level, DateTimeOffset Time, string Message);
