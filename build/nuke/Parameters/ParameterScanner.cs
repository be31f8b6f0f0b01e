using System.Reflection;

namespace Nuke.Common.Parameters;

/// <summary>Finds the parameters of a build class: its own, those of its bases, those of its components.</summary>
static class ParameterScanner
{
    const BindingFlags Declared =
        BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public static List<Parameter> Scan(Type build)
    {
        var found = new List<Parameter>();
        for (var type = build; type is not null && type != typeof(NukeBuild); type = type.BaseType)
            Add(found, type);
        foreach (var component in build.GetInterfaces().Where(x => x != typeof(INukeBuild)))
            Add(found, component);
        return found;
    }

    /// <summary>The parameter that a member is; null if it is none.</summary>
    public static Parameter? Of(MemberInfo member)
    {
        if (member.GetCustomAttribute<ParameterAttribute>() is not { } attribute)
            return null;
        var prefix = member.DeclaringType?.GetCustomAttribute<ParameterPrefixAttribute>()?.Prefix;
        var type = member is FieldInfo field ? field.FieldType : ((PropertyInfo)member).PropertyType;
        return new Parameter(prefix + (attribute.Name ?? member.Name), type, attribute.Description)
        {
            Member = member,
            Separator = attribute.Separator is { Length: > 0 } separator ? separator[0] : null,
            IsListed = attribute.List,
            IsSecret = member.IsDefined(typeof(SecretAttribute)),
            IsRequired = member.IsDefined(typeof(RequiredAttribute)),
        };
    }

    static void Add(List<Parameter> found, Type type)
    {
        foreach (var member in type.GetFields(Declared).Concat<MemberInfo>(type.GetProperties(Declared)))
        {
            if (member.IsDefined(typeof(ParameterAttribute)) && Of(member) is { } parameter && !found.Exists(x => x.Name == parameter.Name))
                found.Add(parameter);
        }
    }
}
