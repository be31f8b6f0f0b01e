using Nuke.Common.Execution;
using Nuke.Common.Parameters;

namespace Nuke.Common.Planning;

/// <summary>Decides which targets run, and in which order.</summary>
static class Planner
{
    /// <summary>The targets in their order: the invoked ones, what they depend on, what they trigger.</summary>
    /// <exception cref="Refusal">The targets form a cycle.</exception>
    public static IReadOnlyList<ExecutableTarget> Plan(IReadOnlyList<ExecutableTarget> all, IEnumerable<ExecutableTarget> invoked)
    {
        RefuseCycles(all);
        var planned = Planned(invoked);
        return [.. Order(all).Where(planned.Contains)];
    }

    static HashSet<ExecutableTarget> Planned(IEnumerable<ExecutableTarget> invoked)
    {
        var planned = new HashSet<ExecutableTarget>();
        var pending = new Stack<ExecutableTarget>(invoked);
        while (pending.TryPop(out var target))
        {
            if (!planned.Add(target))
                continue;
            foreach (var next in target.ExecutionDependencies.Concat(target.Triggers))
                pending.Push(next);
        }

        return planned;
    }

    // From the end: again and again the first target, as defined, on which no remaining one depends. So independent targets run
    // in reverse order of definition, as they do with Nuke.
    static List<ExecutableTarget> Order(IReadOnlyList<ExecutableTarget> all)
    {
        var remaining = all.ToList();
        var order = new List<ExecutableTarget>();
        while (remaining.Count > 0)
        {
            var last = remaining.First(x => !remaining.Exists(y => y.AllDependencies.Contains(x)));
            remaining.Remove(last);
            order.Add(last);
        }

        order.Reverse();
        return order;
    }

    static void RefuseCycles(IReadOnlyList<ExecutableTarget> all)
    {
        var safe = new HashSet<ExecutableTarget>();
        foreach (var target in all)
            Visit(target, [], safe);
    }

    static void Visit(ExecutableTarget target, List<ExecutableTarget> path, HashSet<ExecutableTarget> safe)
    {
        if (safe.Contains(target))
            return;
        var start = path.IndexOf(target);
        if (start >= 0)
        {
            var cycle = string.Join(" -> ", path.Skip(start).Append(target).Select(x => x.Name));
            throw new Refusal(
                $"The targets form a cycle: {cycle}.",
                "Each of them waits for the next one.",
                "Remove one of the relations in the build class.");
        }

        path.Add(target);
        foreach (var dependency in target.AllDependencies)
            Visit(dependency, path, safe);
        path.RemoveAt(path.Count - 1);
        safe.Add(target);
    }
}
