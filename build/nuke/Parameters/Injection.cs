using System.Reflection;

namespace Nuke.Common.Parameters;

/// <summary>Fills the members of a build with the values of its parameters.</summary>
static class Injection
{
    const BindingFlags Declared =
        BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public static void Inject(NukeBuild build, IEnumerable<Parameter> parameters, ParameterService service, Masker masker)
    {
        foreach (var parameter in parameters)
        {
            if (IsFixed(parameter.Member))
            {
                service.Refusals.Add(new Refusal(
                    $"Parameter {parameter.Switch} can have no value.",
                    $"{parameter.Member?.DeclaringType?.Name}.{parameter.Member?.Name} is static and read-only, which .NET keeps as it is.",
                    "Make it an instance member, or a static one with a setter."));
                continue;
            }

            if (service.Value(parameter) is not { } value)
            {
                if (parameter.IsSecret)
                    Mask(masker, Read(parameter, build));
                continue;
            }

            if (parameter.IsSecret)
                Mask(masker, value);
            if (parameter.Member is { } member)
                Write(member, build, value);
        }
    }

    /// <summary>Hides what the secret members hold now: the build itself may have filled them, from a source of its own.</summary>
    public static void Mask(NukeBuild build, IEnumerable<Parameter> parameters, Masker masker)
    {
        foreach (var parameter in parameters.Where(x => x.IsSecret))
            Mask(masker, Read(parameter, build));
    }

    static bool IsFixed(MemberInfo? member) => member switch
    {
        FieldInfo field => field is { IsStatic: true, IsInitOnly: true } or { IsLiteral: true },
        PropertyInfo { SetMethod: null, GetMethod.IsStatic: true, DeclaringType.IsInterface: false } => true,
        _ => false,
    };

    /// <summary>What the member holds now.</summary>
    public static object? Read(Parameter parameter, NukeBuild build) => parameter.Member switch
    {
        FieldInfo field => field.GetValue(build),
        PropertyInfo property => property.GetValue(build),
        _ => null,
    };

    // A property of a component has no storage: it asks through TryGetValue.
    public static void Write(MemberInfo member, NukeBuild build, object value)
    {
        if (member is FieldInfo field)
            field.SetValue(build, value);
        else if (member is PropertyInfo { SetMethod: not null } property)
            property.SetValue(build, value);
        else if (member is PropertyInfo { DeclaringType: { IsInterface: false } type } getOnly)
            type.GetField($"<{getOnly.Name}>k__BackingField", Declared)?.SetValue(build, value);
    }

    static void Mask(Masker masker, object? value)
    {
        foreach (var secret in value is Array array ? array.Cast<object?>() : [value])
            masker.Add(secret?.ToString());
    }
}
