using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Nuke.Common.CI.AzurePipelines;
using Nuke.Common.CI.GitHubActions;
using Nuke.Common.Execution;
using Nuke.Common.IO;
using Nuke.Common.Parameters;

namespace Nuke.Common.Output;

/// <summary>Writes <c>.nuke/build.schema.json</c> (JSON schema, draft 4), by which editors complete parameters files.</summary>
static class BuildSchema
{
    static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes the file if it is not there or not the same; only for a build that has a project file.</summary>
    public static void Update(IEnumerable<ExecutableTarget> targets, IReadOnlyList<Parameter> parameters)
    {
        if (NukeBuild.BuildProjectFile is null)
            return;
        var file = NukeBuild.RootDirectory / ".nuke" / "build.schema.json";
        var text = Text(targets, parameters) + "\n";
        if (!file.FileExists() || file.ReadAllText() != text)
            file.WriteAllBytes(Encoding.UTF8.GetBytes(text));
    }

    public static string Text(IEnumerable<ExecutableTarget> targets, IReadOnlyList<Parameter> parameters)
    {
        var definitions = new JsonObject();
        foreach (var type in parameters.Select(x => x.ValueType).Where(x => x.IsEnum).Distinct())
            definitions[type.Name] = Words(Enum.GetNames(type));
        definitions[nameof(Host)] = Words([nameof(AzurePipelines), nameof(GitHubActions), nameof(Terminal)]);
        definitions[nameof(ExecutableTarget)] = Words(targets.Select(x => x.Name).Order(StringComparer.Ordinal));
        definitions[nameof(Verbosity)] = Words(Enum.GetNames<Verbosity>());
        definitions[nameof(NukeBuild)] = new JsonObject { ["properties"] = Properties(EngineParameters.All) };
        var schema = new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-04/schema#",
            ["definitions"] = definitions,
            ["allOf"] = new JsonArray(
                new JsonObject { ["properties"] = Properties(parameters.OrderBy(x => x.Name, StringComparer.Ordinal)) },
                Reference(nameof(NukeBuild))),
        };
        return schema.ToJsonString(Indented);
    }

    static JsonObject Properties(IEnumerable<Parameter> parameters)
    {
        var properties = new JsonObject();
        foreach (var parameter in parameters)
        {
            var property = parameter.IsArray ? new JsonObject { ["type"] = "array" } : Value(parameter);
            if (parameter.Description is { Length: > 0 } description)
                property["description"] = description.TrimEnd('.');
            if (parameter.IsArray)
                property["items"] = Value(parameter);
            properties[parameter.Name] = property;
        }

        return properties;
    }

    static JsonObject Value(Parameter parameter)
    {
        if (parameter == EngineParameters.Host)
            return Reference(nameof(Host));
        if (parameter == EngineParameters.Target || parameter == EngineParameters.Skip)
            return Reference(nameof(ExecutableTarget));
        var type = parameter.ValueType;
        if (type.IsEnum)
            return Reference(type.Name);
        if (Conversion.Names(type) is { Length: > 0 } names)
            return Words(names.Order(StringComparer.Ordinal));
        var value = new JsonObject { ["type"] = Kind(type) };
        if (Format(type) is { } format)
            value["format"] = format;
        return value;
    }

    static string Kind(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Boolean => "boolean",
        >= TypeCode.SByte and <= TypeCode.UInt64 => "integer",
        >= TypeCode.Single and <= TypeCode.Decimal => "number",
        _ => "string",
    };

    static string? Format(Type type)
    {
        if (type == typeof(TimeSpan))
            return "duration";
        return type == typeof(int) ? "int32" : type == typeof(Guid) ? "guid" : null;
    }

    static JsonObject Words(IEnumerable<string> words)
        => new() { ["type"] = "string", ["enum"] = new JsonArray([.. words.Select(x => JsonValue.Create(x))]) };

    static JsonObject Reference(string definition) => new() { ["$ref"] = $"#/definitions/{definition}" };
}
