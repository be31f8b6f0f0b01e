namespace Ingot.Emulator.Faults;

/// <summary>The rules of one emulator, with the calls counted so far.</summary>
sealed class FaultPlan(IReadOnlyList<FaultRule> rules)
{
    readonly int[] calls = new int[rules.Count];

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

        return chosen;
    }
}
