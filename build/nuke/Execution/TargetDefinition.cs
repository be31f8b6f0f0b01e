using System.Linq.Expressions;
using System.Reflection;

namespace Nuke.Common.Execution;

/// <summary>Writes what a target's lambda says into its <see cref="ExecutableTarget" />.</summary>
sealed partial class TargetDefinition(ExecutableTarget target, NukeBuild build, IReadOnlyList<ExecutableTarget> all) : ITargetDefinition
{
    int baseLevel;

    public ITargetDefinition Description(string description) => Set(() => target.Description = description);

    public ITargetDefinition Executes(params Action[] actions) => Set(() => target.Actions.AddRange(actions));

    public ITargetDefinition Executes(Func<Task> action) => Executes<Task>(action);

    // "async () => 5" is a Func<Task<int>> and binds here.
    public ITargetDefinition Executes<T>(Func<T> action)
        => Set(() => target.Actions.Add(() => (action() as Task)?.GetAwaiter().GetResult()));

    public ITargetDefinition OnlyWhenStatic(Func<bool> condition, string? conditionExpression = null)
        => Set(() => target.StaticConditions.Add((Text(conditionExpression), condition)));

    public ITargetDefinition OnlyWhenDynamic(Func<bool> condition, string? conditionExpression = null)
        => Set(() => target.DynamicConditions.Add((Text(conditionExpression), condition)));

    public ITargetDefinition Requires<T>(Expression<Func<T>> parameterRequirement, params Expression<Func<T>>[] parameterRequirements)
        where T : class?
        => Set(() => target.DelegateRequirements.AddRange(parameterRequirements.Prepend(parameterRequirement)));

    public ITargetDefinition Requires<T>(Expression<Func<T?>> parameterRequirement, params Expression<Func<T?>>[] parameterRequirements)
        where T : struct
        => Set(() => target.DelegateRequirements.AddRange(parameterRequirements.Prepend(parameterRequirement)));

    public ITargetDefinition Requires(Expression<Func<bool>> requirement, params Expression<Func<bool>>[] requirements)
        => Set(() => target.DelegateRequirements.AddRange(requirements.Prepend(requirement)));

    public ITargetDefinition WhenSkipped(DependencyBehavior dependencyBehavior)
        => Set(() => target.DependencyBehavior = dependencyBehavior);

    public ITargetDefinition AssuredAfterFailure() => Set(() => target.AssuredAfterFailure = true);

    public ITargetDefinition ProceedAfterFailure() => Set(() => target.ProceedAfterFailure = true);

    public ITargetDefinition Unlisted() => Set(() => target.Listed = false);

    public ITargetDefinition Produces(params string[] artifacts) => Set(() => target.ArtifactProducts.AddRange(artifacts));

    public ITargetDefinition Partition(int size) => Set(() => target.PartitionSize = size);

    public ITargetDefinition Inherit(params Target[] targets) => Set(() => Array.ForEach(targets, x => x(this)));

    public ITargetDefinition Inherit<T>(params Expression<Func<T, Target>>[] targets)
        => Inherit(Of([.. targets.Select(x => x.Compile(preferInterpretation: true))]));

    public ITargetDefinition Base()
    {
        var level = baseLevel++;
        var declared = BaseProperties(target.Name).ElementAtOrDefault(level) ?? throw new InvalidOperationException(
            $"Target '{build.GetType().Name}.{target.Name}' overrides no public target.");
        // The getter of the base class, called on the derived object without virtual dispatch.
        var getter = declared.GetMethod?.MethodHandle.GetFunctionPointer() ?? 0;
        var factory = (Func<Target>)Activator.CreateInstance(typeof(Func<Target>), build, getter)!;
        factory()(this);
        return this;
    }

    IEnumerable<PropertyInfo> BaseProperties(string name)
    {
        for (var type = build.GetType().BaseType; type is not null && type != typeof(NukeBuild); type = type.BaseType)
        {
            if (type.GetProperty(name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly) is { } property)
                yield return property;
        }
    }

    TargetDefinition Set(Action change)
    {
        change();
        return this;
    }

    // The source text of "() => condition" without the arrow, on one line.
    static string Text(string? expression)
    {
        var words = (expression ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var text = string.Join(' ', words);
        return text.StartsWith("() =>", StringComparison.Ordinal) ? text["() =>".Length..].Trim() : text;
    }
}
