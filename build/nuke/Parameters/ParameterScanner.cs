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
        foreach (var member in Members(build))
        {
            if (member.IsDefined(typeof(ParameterAttribute)) && Of(member) is { } parameter && !found.Exists(x => x.Name == parameter.Name))
                found.Add(parameter);
        }

        return found;
    }

    /// <summary>All fields and properties of a build class, of its bases, of its components.</summary>
    public static IEnumerable<MemberInfo> Members(Type build)
    {
        var types = build.GetInterfaces().Where(x => x != typeof(INukeBuild)).ToList();
        var classes = new List<Type>();
        for (var type = build; type is not null && type != typeof(NukeBuild); type = type.BaseType)
            classes.Add(type);
        return classes.Concat(types).SelectMany(x => x.GetFields(Declared).Concat<MemberInfo>(x.GetProperties(Declared)));
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
}
