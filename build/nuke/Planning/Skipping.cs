using Nuke.Common.Execution;

namespace Nuke.Common.Planning;

/// <summary>Marks targets as skipped, and with them what only they needed.</summary>
static class Skipping
{
    /// <summary>Skips what <c>--skip</c> names, or without names all that the user did not invoke.</summary>
    public static void ByParameter(IReadOnlyList<ExecutableTarget> plan, IReadOnlyCollection<ExecutableTarget>? named)
    {
        if (named is null)
            return;
        var usesDefaults = !plan.Any(x => x.Invoked);
        foreach (var target in plan)
        {
            var skipped = named.Count > 0 ? named.Contains(target) : !(target.Invoked || (usesDefaults && target.IsDefault));
            if (skipped && target.Status == ExecutionStatus.Scheduled)
                Skip(plan, target, "via parameter");
        }
    }

    /// <summary>Skips the targets whose static conditions do not hold.</summary>
    public static void ByStaticConditions(IReadOnlyList<ExecutableTarget> plan)
    {
        foreach (var target in plan.Where(x => x.Status == ExecutionStatus.Scheduled).ToList())
            ByConditions(plan, target, target.StaticConditions);
    }

    /// <summary>Skips the target if one of the conditions does not hold.</summary>
    public static void ByConditions(
        IReadOnlyList<ExecutableTarget> plan, ExecutableTarget target, IEnumerable<(string Text, Func<bool> Delegate)> conditions)
    {
        var failing = conditions.Where(x => !Holds(target, x.Text, x.Delegate)).Select(x => x.Text).ToList();
        if (failing.Count == 0 || target.Status == ExecutionStatus.Skipped)
            return;
        target.OnlyWhen = string.Join(" && ", failing);
        target.SummaryInformation["OnlyWhen"] = target.OnlyWhen;
        Mark(plan, target);
    }

    static bool Holds(ExecutableTarget target, string text, Func<bool> condition)
    {
        try
        {
            return condition();
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"Condition '{text}' of target {target.Name} failed: {exception.Message}", exception);
        }
    }

    static void Skip(IReadOnlyList<ExecutableTarget> plan, ExecutableTarget target, string reason)
    {
        target.Skipped = reason;
        target.SummaryInformation["Skipped"] = reason;
        Mark(plan, target);
    }

    // An invoked target, and one that another target needs that runs or ran, stays; so does what stands behind it.
    static void Mark(IReadOnlyList<ExecutableTarget> plan, ExecutableTarget target)
    {
        target.Status = ExecutionStatus.Skipped;
        if (target.DependencyBehavior == DependencyBehavior.Execute)
            return;
        foreach (var next in target.ExecutionDependencies.Concat(target.Triggers))
        {
            if (next.Status == ExecutionStatus.Scheduled && !next.Invoked && !IsNeeded(plan, next))
                Skip(plan, next, $"because of {target.Name}");
        }
    }

    static bool IsNeeded(IReadOnlyList<ExecutableTarget> plan, ExecutableTarget target) => plan.Any(
        x => x.Status != ExecutionStatus.Skipped && (x.ExecutionDependencies.Contains(target) || x.Triggers.Contains(target)));
}
