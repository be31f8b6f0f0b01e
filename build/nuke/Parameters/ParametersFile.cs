using System.Text.Json;
using Nuke.Common.IO;

namespace Nuke.Common.Parameters;

/// <summary>One <c>.nuke/parameters[.profile].json</c>: an object whose keys are names of parameters.</summary>
sealed class ParametersFile
{
    static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    readonly AbsolutePath root;
    readonly string? profile;
    readonly Passwords passwords;
    readonly Dictionary<string, JsonElement> values;

    ParametersFile(AbsolutePath root, string? profile, Passwords passwords)
    {
        this.root = root;
        this.profile = profile;
        this.passwords = passwords;
        Name = NameOf(profile);
        values = Read(root / Name, Name);
    }

    public IEnumerable<string> Keys => values.Keys;

    /// <summary>The file's path from the root directory.</summary>
    public string Name { get; }

    /// <summary>Whether any of its values is encrypted.</summary>
    public bool HasSecrets => Encrypted.Any();

    IEnumerable<string> Encrypted => values.Values
        .SelectMany(IEnumerable<JsonElement> (x) => x.ValueKind == JsonValueKind.Array ? x.EnumerateArray() : [x])
        .Where(x => x.ValueKind == JsonValueKind.String)
        .Select(x => x.GetString() ?? "")
        .Where(x => x.StartsWith(SecretText.Prefix, StringComparison.Ordinal));

    public static ParametersFile? Load(AbsolutePath root, string? profile, Passwords passwords)
    {
        var name = NameOf(profile);
        if ((root / name).FileExists())
            return new ParametersFile(root, profile, passwords);
        if (profile is null)
            return null;
        throw new Refusal(
            $"Profile '{profile}' does not exist.",
            $"There is no file {name} in {root}.",
            Profiles(root) is { Length: > 0 } known ? $"Use one of: {known}." : "Create the file, or leave --profile out.");
    }

    /// <summary>An empty <c>parameters.json</c>.</summary>
    public static ParametersFile Create(AbsolutePath root, Passwords passwords)
    {
        (root / NameOf(null)).WriteAllText("{\n  \"$schema\": \"./build.schema.json\"\n}");
        return new ParametersFile(root, null, passwords);
    }

    /// <summary>Whether the encrypted values, if any, are encrypted with this password.</summary>
    public bool IsPassword(string password) => Encrypted.All(x => SecretText.Decrypt(x, password) is not null);

    /// <summary>Sets one value in the file and leaves all else, comments too, as it is.</summary>
    public void Write(string key, string value)
        => (root / Name).WriteAllBytes(JsonEditing.Set((root / Name).ReadAllBytes(), key, value, Lenient));

    /// <summary>The value under the parameter's name; null if there is none.</summary>
    public RawValue? Find(Parameter parameter)
    {
        if (EngineParameters.PrecedesFiles(parameter) || !values.TryGetValue(parameter.Name, out var value))
            return null;
        if (value.ValueKind == JsonValueKind.Null || (parameter.IsSecret && passwords.AreNotNeeded))
            return null;
        if (parameter.IsArray != (value.ValueKind == JsonValueKind.Array) || value.ValueKind == JsonValueKind.Object)
            throw WrongShape(parameter);
        var words = parameter.IsArray ? value.EnumerateArray().Select(x => Word(x, parameter)).ToList() : [Word(value, parameter)];
        if (parameter.IsSecret)
            words = words.ConvertAll(x => Decrypt(x, parameter));
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

    string Decrypt(string word, Parameter parameter)
    {
        if (!word.StartsWith(SecretText.Prefix, StringComparison.Ordinal))
        {
            throw new Refusal(
                $"Secret {parameter.Name} stands in clear text in {Name}.",
                "Parameters files are committed, so secrets in them must be encrypted.",
                $"Delete the key, change the secret, and use --set-secret {parameter.Name} or the environment variable "
                + $"{parameter.Variable}.");
        }

        return SecretText.Decrypt(word, passwords.Find(Name, profile)) ?? throw new Refusal(
            $"The password does not open secret {parameter.Name} in {Name}.",
            "It is another one, or the value was damaged.",
            $"Correct the environment variable {Passwords.Variable(profile)}, or set the secret again with --set-secret {parameter.Name}.");
    }

    static string NameOf(string? profile) => profile is null ? ".nuke/parameters.json" : $".nuke/parameters.{profile}.json";

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
            // .NET counts lines from 0, and appends them to the message.
            var line = exception.LineNumber is { } number ? $"Line {number + 1}: " : "";
            throw new Refusal($"{name} is not valid JSON.", line + exception.Message.Split(" LineNumber:")[0], $"Correct {path}.");
        }
    }

    static string Profiles(AbsolutePath root)
    {
        var directory = root / ".nuke";
        var files = directory.DirectoryExists() ? directory.GetFiles("parameters.*.json") : [];
        return string.Join(", ", files.Select(x => x.NameWithoutExtension["parameters.".Length..]).Order(StringComparer.Ordinal));
    }
}
