namespace Ingot.Emulator.Windows;

/// <summary>A shutdown that was asked for and has not happened yet.</summary>
/// <param name="Restart">True to come up again, false to stay off.</param>
/// <param name="Due">When it happens at the latest, on the guest's own clock.</param>
public sealed record ScheduledShutdown(bool Restart, DateTimeOffset Due);
