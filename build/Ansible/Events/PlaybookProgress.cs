namespace Ingot.Ansible.Events;

/// <summary>What became of a playbook so far, over all tries.</summary>
/// <param name="root">Folder of the project.</param>
/// <param name="mask">Hides secrets in a text.</param>
/// <param name="time">Tells how long a task has been running.</param>
sealed class PlaybookProgress(string root, Func<string, string> mask, TimeProvider time)
{
    readonly List<TaskOutcome> outcomes = [];
    PlaybookEvent? running;
    long since;
    TimeSpan nextSign;

    /// <summary>How every task ended, in order.</summary>
    public IReadOnlyList<TaskOutcome> Outcomes => outcomes;

    /// <summary>What stopped the playbook in this try; null while nothing did. Later ones follow from it.</summary>
    public PlaybookEvent? Broken { get; private set; }

    /// <summary>True when the callback plugin has said something.</summary>
    public bool IsHeard { get; private set; }

    /// <summary>Forgets what stopped the last try.</summary>
    public void BeginAgain() => (Broken, running) = (null, null);

    /// <summary>Takes an event; gives the outcome when a task ended with it.</summary>
    public TaskOutcome? Read(PlaybookEvent happened)
    {
        IsHeard = true;
        switch (happened.Event)
        {
            case "task":
                (running, since, nextSign) = (happened, time.GetTimestamp(), Step(TimeSpan.Zero));
                return null;
            case "result":
                running = null;
                if (happened.Status is "failed" or "unreachable")
                    Broken ??= happened;
                var outcome = happened.ToOutcome(root, mask);
                outcomes.Add(outcome);
                return outcome;
            case "end":
                running = null;
                return null;
            default:
                return null;
        }
    }

    /// <summary>A sign of life of a task that takes long, when one is due; null otherwise.</summary>
    public string? Sign()
    {
        if (running is null || time.GetElapsedTime(since) is var elapsed && elapsed < nextSign)
            return null;
        nextSign = Step(elapsed);
        var total = running.Total is { } known ? $" of {(running.Open ? "at least " : "")}{known}" : "";
        return $"Still running: {mask(running.Name)}, {(int)elapsed.TotalMinutes} min (task {running.Number}{total})";
    }

    /// <summary>The tasks that took longest, longest first, in words; none that took no second.</summary>
    public IReadOnlyList<string> Slowest(int count) =>
    [
        .. outcomes.Where(outcome => outcome.Seconds >= 1)
            .OrderByDescending(outcome => outcome.Seconds)
            .Take(count)
            .Select(outcome => $"{Clock(outcome.Seconds)} {outcome.Task} ({outcome.File}:{outcome.Line})"),
    ];

    /// <summary>What the tasks did, in one line.</summary>
    public string Recap()
    {
        var counts = new[] { "changed", "ok", "skipped", "ignored", "rescued", "failed", "unreachable" }
            .Select(status => (Status: status, Count: outcomes.Count(outcome => outcome.Status == status)))
            .Where(entry => entry.Count > 0)
            .Select(entry => $"{entry.Count} {entry.Status}");
        return $"{outcomes.Count}: {string.Join(", ", counts)}";
    }

    // Every minute at first, then every five: a log of hours stays readable.
    static TimeSpan Step(TimeSpan elapsed)
    {
        var step = elapsed.TotalMinutes < 5 ? 1 : 5;
        return TimeSpan.FromMinutes((Math.Floor(elapsed.TotalMinutes / step) + 1) * step);
    }

    static string Clock(double seconds) => $"{(int)(seconds / 60)}:{(int)(seconds % 60):00}";
}
