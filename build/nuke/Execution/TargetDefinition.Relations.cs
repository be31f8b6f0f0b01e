namespace Nuke.Common.Execution;

sealed partial class TargetDefinition
{
    public ITargetDefinition DependsOn(params Target[] targets) => Relate(targets, x => target.ExecutionDependencies.Add(x));

    public ITargetDefinition DependsOn<T>(params Func<T, Target>[] targets) => DependsOn(Of(targets));

    public ITargetDefinition TryDependsOn<T>(params Func<T, Target>[] targets) => DependsOn(OfOptional(targets));

    public ITargetDefinition DependentFor(params Target[] targets) => Relate(targets, x => x.ExecutionDependencies.Add(target));

    public ITargetDefinition DependentFor<T>(params Func<T, Target>[] targets) => DependentFor(Of(targets));

    public ITargetDefinition TryDependentFor<T>(params Func<T, Target>[] targets) => DependentFor(OfOptional(targets));

    public ITargetDefinition Before(params Target[] targets) => Relate(targets, x => x.OrderDependencies.Add(target));

    public ITargetDefinition Before<T>(params Func<T, Target>[] targets) => Before(Of(targets));

    public ITargetDefinition TryBefore<T>(params Func<T, Target>[] targets) => Before(OfOptional(targets));

    public ITargetDefinition After(params Target[] targets) => Relate(targets, x => target.OrderDependencies.Add(x));

    public ITargetDefinition After<T>(params Func<T, Target>[] targets) => After(Of(targets));

    public ITargetDefinition TryAfter<T>(params Func<T, Target>[] targets) => After(OfOptional(targets));

    public ITargetDefinition Triggers(params Target[] targets) => Relate(targets, x => Trigger(target, x));

    public ITargetDefinition Triggers<T>(params Func<T, Target>[] targets) => Triggers(Of(targets));

    public ITargetDefinition TryTriggers<T>(params Func<T, Target>[] targets) => Triggers(OfOptional(targets));

    public ITargetDefinition TriggeredBy(params Target[] targets) => Relate(targets, x => Trigger(x, target));

    public ITargetDefinition TriggeredBy<T>(params Func<T, Target>[] targets) => TriggeredBy(Of(targets));

    public ITargetDefinition TryTriggeredBy<T>(params Func<T, Target>[] targets) => TriggeredBy(OfOptional(targets));

    public ITargetDefinition Consumes(params Target[] targets) => Consume(targets, []);

    public ITargetDefinition Consumes<T>(params Func<T, Target>[] targets) => Consumes(Of(targets));

    public ITargetDefinition Consumes(Target target, params string[] artifacts) => Consume([target], artifacts);

    public ITargetDefinition Consumes<T>(Func<T, Target> target, params string[] artifacts) => Consume(Of([target]), artifacts);

    public ITargetDefinition DependsOnContext<T>()
        where T : INukeBuild
    {
        if (build is not T)
        {
            throw new InvalidOperationException(
                $"Target '{target.Name}' depends on {typeof(T).Name}, which {build.GetType().Name} does not have.");
        }

        foreach (var other in all.Where(x => x.Member?.DeclaringType == typeof(T)))
        {
            if (other.Factory is Setup)
                target.ExecutionDependencies.Add(other);
            else if (other.Factory is Cleanup)
                Trigger(target, other);
        }

        return this;
    }

    TargetDefinition Consume(Target[] producers, string[] artifacts) => Relate(producers, x => target.Consumed.Add((x, artifacts)));

    static void Trigger(ExecutableTarget trigger, ExecutableTarget triggered)
    {
        trigger.Triggers.Add(triggered);
        triggered.TriggerDependencies.Add(trigger);
    }

    TargetDefinition Relate(Target[] targets, Action<ExecutableTarget> relate)
    {
        foreach (var factory in targets)
        {
            relate(all.FirstOrDefault(x => TargetScanner.IsDefinedBy(x, factory)) ?? throw new InvalidOperationException(
                $"Target '{target.Name}' names a target that is no property of {build.GetType().Name}."));
        }

        return this;
    }

    Target[] Of<T>(Func<T, Target>[] targets)
        => build is T component ? [.. targets.Select(x => x(component))] : throw new InvalidOperationException(
            $"Target '{target.Name}' names a target of {typeof(T).Name}, which {build.GetType().Name} does not have.");

    Target[] OfOptional<T>(Func<T, Target>[] targets) => build is T ? Of(targets) : [];
}
