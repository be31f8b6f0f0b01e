namespace Ingot;

/// <summary>One thing that happened, as the console shows it and the event file keeps it.</summary>
/// <param name="Time">When, in UTC.</param>
/// <param name="Target">The target it belongs to.</param>
/// <param name="Kind">"started", "succeeded", "failed", "skipped", "fact", "task" or "retry".</param>
/// <param name="Text">What a person reads; never a secret.</param>
/// <param name="Task">How a task of the playbook ended; null for other kinds.</param>
public sealed record ProgressEvent(DateTimeOffset Time, string Target, string Kind, string Text = "", TaskOutcome? Task = null);
