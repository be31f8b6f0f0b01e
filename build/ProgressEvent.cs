namespace Ingot;

/// <summary>One thing that happened, as the console shows it and the event file keeps it.</summary>
/// <param name="Time">When, in UTC.</param>
/// <param name="Target">The target it belongs to.</param>
/// <param name="Kind">"started", "succeeded", "failed", "skipped" or "fact".</param>
/// <param name="Text">What a person reads; never a secret.</param>
public sealed record ProgressEvent(DateTimeOffset Time, string Target, string Kind, string Text = "");
