using System.Reflection;

namespace Nuke.Common.Execution;

/// <summary>Finds the targets of a build: properties of its class, then of its bases, then of its components.</summary>
static class TargetScanner
{
    const BindingFlags Properties = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    static readonly Type[] Kinds = [typeof(Target), typeof(Setup), typeof(Cleanup)];

    public static IReadOnlyList<ExecutableTarget> Scan(NukeBuild build, IReadOnlyCollection<string> defaults)
    {
        var targets = new List<ExecutableTarget>();
        foreach (var property in build.GetType().GetProperties(Properties).Concat(OfComponents(build.GetType())))
        {
            if (!Kinds.Contains(property.PropertyType) || targets.Exists(x => x.Name == property.Name))
                continue;
            targets.Add(new ExecutableTarget
            {
                Name = property.Name,
                Member = property,
                Factory = (Delegate?)property.GetValue(build),
                AssuredAfterFailure = property.PropertyType == typeof(Cleanup),
                IsDefault = defaults.Contains(property.Name, StringComparer.Ordinal),
            });
        }

        foreach (var target in targets)
            target.Factory?.DynamicInvoke(new TargetDefinition(target, build, targets));
        return targets;
    }

    /// <summary>Whether this delegate, or another made from the same lambda, defines the target.</summary>
    public static bool IsDefinedBy(ExecutableTarget target, Delegate factory)
        => target.Factory is { } own && (own.Equals(factory) || own.Method == factory.Method);

    static IEnumerable<PropertyInfo> OfComponents(Type build)
        => build.GetInterfaces().Where(x => x != typeof(INukeBuild)).SelectMany(x => x.GetProperties(Properties));
}
