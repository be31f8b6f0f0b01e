namespace Ingot.Emulator.Faults;

/// <summary>The rules of one emulator, with the calls counted so far.</summary>
sealed class FaultPlan(IReadOnlyList<FaultRule> rules, TimeProvider time)
{
    readonly int[] calls = new int[rules.Count];
    Outage? outage;

    /// <summary>What happens to this request; null when nothing does. Every rule that speaks of it counts it, the first that applies wins.</summary>
    public FaultRule? Next(OperationName operation)
    {
        FaultRule? chosen = null;
        for (var index = 0; index < rules.Count; index++)
        {
            var rule = rules[index];
            if (!rule.Matches(operation))
                continue;
            var call = Interlocked.Increment(ref calls[index]);
            if (call == rule.Call || (rule.GoesOn && call > rule.Call))
                chosen ??= rule;
        }

        // Nothing gets through, whatever else may go wrong with it.
        if (outage is { } away && time.GetElapsedTime(away.Began) < away.Length)
            return new(operation, 1, FaultKind.Reset);
        if (chosen is { Kind: FaultKind.Outage })
            outage = new(time.GetTimestamp(), TimeSpan.FromSeconds(chosen.Seconds(20)));
        return chosen;
    }

    sealed record Outage(long Began, TimeSpan Length);
}
