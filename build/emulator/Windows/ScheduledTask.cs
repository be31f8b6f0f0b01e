namespace Ingot.Emulator.Windows;

/// <summary>A task of the Task Scheduler, as it was asked for.</summary>
/// <param name="Definition">Its properties as compact JSON, without a password.</param>
/// <param name="Enabled">False when switched off.</param>
public sealed record ScheduledTask(string Definition, bool Enabled);
