using System.Linq.Expressions;
using System.Runtime.CompilerServices;

namespace Nuke.Common;

/// <summary>What a target is, does and needs. Every call adds to the definition and returns it.</summary>
public interface ITargetDefinition
{
    /// <summary>Says in one sentence what the target does.</summary>
    ITargetDefinition Description(string description);

    /// <summary>Adds actions; they run in the order given, the first exception ends the target.</summary>
    ITargetDefinition Executes(params Action[] actions);

    /// <summary>Adds an action whose result is dropped.</summary>
    ITargetDefinition Executes<T>(Func<T> action);

    /// <summary>Adds an asynchronous action; the target waits for it.</summary>
    ITargetDefinition Executes(Func<Task> action);

    /// <summary>Runs the given targets before this one, and plans them with it.</summary>
    ITargetDefinition DependsOn(params Target[] targets);

    /// <summary>As <see cref="DependsOn(Target[])" />, for targets of a component.</summary>
    ITargetDefinition DependsOn<T>(params Func<T, Target>[] targets);

    /// <summary>As <see cref="DependsOn{T}" />, if the build has that component.</summary>
    ITargetDefinition TryDependsOn<T>(params Func<T, Target>[] targets);

    /// <summary>Makes this target a dependency of the given ones.</summary>
    ITargetDefinition DependentFor(params Target[] targets);

    /// <summary>As <see cref="DependentFor(Target[])" />, for targets of a component.</summary>
    ITargetDefinition DependentFor<T>(params Func<T, Target>[] targets);

    /// <summary>As <see cref="DependentFor{T}" />, if the build has that component.</summary>
    ITargetDefinition TryDependentFor<T>(params Func<T, Target>[] targets);

    /// <summary>Orders this target before the given ones without planning them.</summary>
    ITargetDefinition Before(params Target[] targets);

    /// <summary>As <see cref="Before(Target[])" />, for targets of a component.</summary>
    ITargetDefinition Before<T>(params Func<T, Target>[] targets);

    /// <summary>As <see cref="Before{T}" />, if the build has that component.</summary>
    ITargetDefinition TryBefore<T>(params Func<T, Target>[] targets);

    /// <summary>Orders this target after the given ones without planning them.</summary>
    ITargetDefinition After(params Target[] targets);

    /// <summary>As <see cref="After(Target[])" />, for targets of a component.</summary>
    ITargetDefinition After<T>(params Func<T, Target>[] targets);

    /// <summary>As <see cref="After{T}" />, if the build has that component.</summary>
    ITargetDefinition TryAfter<T>(params Func<T, Target>[] targets);

    /// <summary>Plans the given targets after this one whenever this one is planned.</summary>
    ITargetDefinition Triggers(params Target[] targets);

    /// <summary>As <see cref="Triggers(Target[])" />, for targets of a component.</summary>
    ITargetDefinition Triggers<T>(params Func<T, Target>[] targets);

    /// <summary>As <see cref="Triggers{T}" />, if the build has that component.</summary>
    ITargetDefinition TryTriggers<T>(params Func<T, Target>[] targets);

    /// <summary>Plans this target after each of the given ones.</summary>
    ITargetDefinition TriggeredBy(params Target[] targets);

    /// <summary>As <see cref="TriggeredBy(Target[])" />, for targets of a component.</summary>
    ITargetDefinition TriggeredBy<T>(params Func<T, Target>[] targets);

    /// <summary>As <see cref="TriggeredBy{T}" />, if the build has that component.</summary>
    ITargetDefinition TryTriggeredBy<T>(params Func<T, Target>[] targets);

    /// <summary>Skips the target unless the condition holds before the first target runs.</summary>
    ITargetDefinition OnlyWhenStatic(
        Func<bool> condition, [CallerArgumentExpression(nameof(condition))] string? conditionExpression = null);

    /// <summary>Skips the target unless the condition holds right before it runs.</summary>
    ITargetDefinition OnlyWhenDynamic(
        Func<bool> condition, [CallerArgumentExpression(nameof(condition))] string? conditionExpression = null);

    /// <summary>Refuses the build unless the parameters have values (strings: not blank).</summary>
    ITargetDefinition Requires<T>(
        Expression<Func<T>> parameterRequirement, params Expression<Func<T>>[] parameterRequirements)
        where T : class?;

    /// <summary>Refuses the build unless the parameters have values.</summary>
    ITargetDefinition Requires<T>(
        Expression<Func<T?>> parameterRequirement, params Expression<Func<T?>>[] parameterRequirements)
        where T : struct;

    /// <summary>Refuses the build unless the expressions are true.</summary>
    ITargetDefinition Requires(Expression<Func<bool>> requirement, params Expression<Func<bool>>[] requirements);

    /// <summary>Says what becomes of the dependencies when this target is skipped.</summary>
    ITargetDefinition WhenSkipped(DependencyBehavior dependencyBehavior);

    /// <summary>Runs the target also after another one failed or the build was interrupted.</summary>
    ITargetDefinition AssuredAfterFailure();

    /// <summary>Goes on with the plan when this target fails; the build fails in the end.</summary>
    ITargetDefinition ProceedAfterFailure();

    /// <summary>Leaves the target out of the help.</summary>
    ITargetDefinition Unlisted();

    /// <summary>Runs the definition of the overridden target on this one.</summary>
    ITargetDefinition Base();

    /// <summary>Runs the definitions of other targets on this one.</summary>
    ITargetDefinition Inherit(params Target[] targets);

    /// <summary>As <see cref="Inherit(Target[])" />, for targets of a component.</summary>
    ITargetDefinition Inherit<T>(params Expression<Func<T, Target>>[] targets);

    /// <summary>Runs all of <see cref="Setup" /> of a component before this target, and all of <see cref="Cleanup" /> after it.</summary>
    ITargetDefinition DependsOnContext<T>()
        where T : INukeBuild;

    /// <summary>Says that the target uses what the given ones produce, for build servers that carry it over.</summary>
    ITargetDefinition Consumes(params Target[] targets);

    /// <summary>As <see cref="Consumes(Target[])" />, for targets of a component.</summary>
    ITargetDefinition Consumes<T>(params Func<T, Target>[] targets);

    /// <summary>Says which products of the given target this one uses.</summary>
    ITargetDefinition Consumes(Target target, params string[] artifacts);

    /// <summary>As <see cref="Consumes(Target, string[])" />, for a target of a component.</summary>
    ITargetDefinition Consumes<T>(Func<T, Target> target, params string[] artifacts);

    /// <summary>Names files the target leaves behind, as rooted paths or patterns.</summary>
    ITargetDefinition Produces(params string[] artifacts);

    /// <summary>Says over how many machines a build server may spread the target.</summary>
    ITargetDefinition Partition(int size);
}
