using System.Reflection;
using Nuke.Common;

namespace Ingot.CI;

/// <summary>A parameter of the build that a person may set when starting a workflow.</summary>
/// <param name="Name">Name of the member; also that of the environment variable that carries the value.</param>
/// <param name="Type">string, boolean, number or choice, as GitHub calls them.</param>
/// <param name="Description">What the parameter means.</param>
/// <param name="Choices">The values of a choice.</param>
/// <param name="Default">What holds without a word of the person; an empty string leaves it to the parameters files.</param>
public sealed record ParameterInput(string Name, string Type, string Description, IReadOnlyList<string> Choices, string Default)
{
    const BindingFlags Members = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>Looks a parameter up on the build class.</summary>
    /// <param name="build">The build class.</param>
    /// <param name="name">Name of the member.</param>
    /// <param name="fallback">The default.</param>
    /// <exception cref="Fault">It is no parameter, is a secret, or is a list, which an empty input would empty.</exception>
    public static ParameterInput Of(Type build, string name, string fallback = "")
    {
        var field = build.GetField(name, Members);
        if (field?.GetCustomAttribute<ParameterAttribute>() is not { } parameter || field.IsDefined(typeof(SecretAttribute)) || field.FieldType.IsArray)
        {
            throw new Fault(
                $"'{name}' cannot be an input of a workflow.",
                "It is no parameter of the build, or a secret, or a list.",
                "Name another parameter in the attribute on the build class.");
        }

        var type = Nullable.GetUnderlyingType(field.FieldType) ?? field.FieldType;
        return new ParameterInput(
            name,
            Kind(type),
            parameter.Description ?? name,
            type.IsEnum ? Enum.GetNames(type) : [],
            type == typeof(bool) && fallback.Length == 0 ? "false" : fallback);
    }

    /// <summary>Text as a YAML scalar.</summary>
    public static string Quoted(string text) => $"'{text.Replace("'", "''")}'";

    static string Kind(Type type)
    {
        if (type == typeof(bool))
            return "boolean";
        if (type.IsEnum)
            return "choice";
        return type == typeof(int) || type == typeof(double) ? "number" : "string";
    }
}
