namespace Ingot.Report;

/// <summary>Reads durations out of the events of a run.</summary>
public static class StageTimes
{
    /// <summary>Seconds of the last successful run of each target, in the order they ended.</summary>
    public static IReadOnlyDictionary<string, double> Of(IReadOnlyList<ProgressEvent> events)
    {
        var started = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        var seconds = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var happened in events)
        {
            if (happened.Kind == "started")
                started[happened.Target] = happened.Time;
            else if (happened.Kind == "succeeded" && started.TryGetValue(happened.Target, out var since))
                seconds[happened.Target] = Math.Round((happened.Time - since).TotalSeconds, 1);
        }

        return seconds;
    }
}
