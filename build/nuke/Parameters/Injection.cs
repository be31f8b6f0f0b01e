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
            if (service.Value(parameter) is not { } value)
            {
                if (parameter.IsSecret)
                    Mask(masker, Read(parameter, build));
                continue;
            }

            if (parameter.IsSecret)
                Mask(masker, value);
            Write(parameter, build, value);
        }
    }

    /// <summary>What the member holds now.</summary>
    public static object? Read(Parameter parameter, NukeBuild build) => parameter.Member switch
    {
        FieldInfo field => field.GetValue(build),
        PropertyInfo property => property.GetValue(build),
        _ => null,
    };

    // A property of a component has no storage: it asks through TryGetValue.
    static void Write(Parameter parameter, NukeBuild build, object value)
    {
        if (parameter.Member is FieldInfo field)
            field.SetValue(build, value);
        else if (parameter.Member is PropertyInfo { SetMethod: not null } property)
            property.SetValue(build, value);
        else if (parameter.Member is PropertyInfo { DeclaringType: { IsInterface: false } type } getOnly)
            type.GetField($"<{getOnly.Name}>k__BackingField", Declared)?.SetValue(build, value);
    }

    static void Mask(Masker masker, object? value)
    {
        foreach (var secret in value is Array array ? array.Cast<object?>() : [value])
            masker.Add(secret?.ToString());
    }
}
