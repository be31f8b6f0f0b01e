using System.Text.Json;
using Nuke.Common.IO;

namespace Nuke.Common.Parameters;

/// <summary>One <c>.nuke/parameters[.profile].json</c>: an object whose keys are names of parameters.</summary>
sealed class ParametersFile
{
    static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    readonly AbsolutePath root;
    readonly Dictionary<string, JsonElement> values;

    ParametersFile(AbsolutePath root, string name)
    {
        this.root = root;
        Name = name;
        values = Read(root / name, name);
    }

    public IEnumerable<string> Keys => values.Keys;

    /// <summary>The file's path from the root directory.</summary>
    public string Name { get; }

    public static ParametersFile? Load(AbsolutePath root, string? profile)
    {
        var name = profile is null ? ".nuke/parameters.json" : $".nuke/parameters.{profile}.json";
        if ((root / name).FileExists())
            return new ParametersFile(root, name);
        if (profile is null)
            return null;
        throw new Refusal(
            $"Profile '{profile}' does not exist.",
            $"There is no file {name} in {root}.",
            Profiles(root) is { Length: > 0 } known ? $"Use one of: {known}." : "Create the file, or leave --profile out.");
    }

    /// <summary>The value under the parameter's name; null if there is none.</summary>
    public RawValue? Find(Parameter parameter)
    {
        if (EngineParameters.PrecedesFiles(parameter) || !values.TryGetValue(parameter.Name, out var value))
            return null;
        if (value.ValueKind == JsonValueKind.Null)
            return null;
        if (parameter.IsSecret)
            throw SecretInFile(parameter);
        if (parameter.IsArray != (value.ValueKind == JsonValueKind.Array) || value.ValueKind == JsonValueKind.Object)
            throw WrongShape(parameter);
        var words = parameter.IsArray ? value.EnumerateArray().Select(x => Word(x, parameter)).ToList() : [Word(value, parameter)];
        return new RawValue(words, IsList: parameter.IsArray, $"key {parameter.Name} in {Name}", root);
    }

    string Word(JsonElement value, Parameter parameter) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() ?? "",
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => throw WrongShape(parameter),
    };

    Refusal WrongShape(Parameter parameter) => new(
        $"Key {parameter.Name} in {Name} has the wrong shape.",
        parameter.IsArray ? "The parameter is a list." : "The parameter is a single value.",
        parameter.IsArray ? $"Write \"{parameter.Name}\": [\"…\", \"…\"]." : $"Write \"{parameter.Name}\": \"…\".");

    Refusal SecretInFile(Parameter parameter) => new(
        $"Secret {parameter.Name} stands in {Name}.",
        "Secrets are not read from parameters files: such files are committed.",
        $"Delete the key and set the environment variable {parameter.Variable}.");

    static Dictionary<string, JsonElement> Read(AbsolutePath path, string name)
    {
        try
        {
            using var document = JsonDocument.Parse(path.ReadAllText(), Lenient);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw new JsonException("The file does not hold an object.");
            var read = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
            foreach (var property in document.RootElement.EnumerateObject())
                read[property.Name] = property.Value.Clone();
            return read;
        }
        catch (JsonException exception)
        {
            throw new Refusal($"{name} is not valid JSON.", exception.Message, $"Correct {path}.");
        }
    }

    static string Profiles(AbsolutePath root)
    {
        var directory = root / ".nuke";
        var files = directory.DirectoryExists() ? directory.GetFiles("parameters.*.json") : [];
        return string.Join(", ", files.Select(x => x.NameWithoutExtension["parameters.".Length..]).Order(StringComparer.Ordinal));
    }
}
