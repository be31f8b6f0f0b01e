using System.Text.Json;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Ingot.Arm.Identity;

/// <summary>Reads names with one text each. Messages tell the line, and never a value; causes may hold one, and go no further than the caller.</summary>
static class AccountFileSyntax
{
    /// <summary>The pairs in their order.</summary>
    /// <exception cref="FormatException">The text is something else, or a name comes twice.</exception>
    public static IReadOnlyList<(string Name, string Value)> Parse(string format, string text) => format switch
    {
        "JSON" => Json(text),
        "YAML" => Yaml(text),
        _ => [.. Env(text)],
    };

    static List<(string Name, string Value)> Json(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { AllowDuplicateProperties = true });
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw new FormatException("It is not a mapping of names to values.");
            return [.. document.RootElement.EnumerateObject().Select(property => property.Value.ValueKind == JsonValueKind.String
                ? (property.Name, property.Value.GetString() ?? "")
                : throw NotText(property.Name))];
        }
        catch (JsonException exception)
        {
            throw new FormatException($"It is not JSON: the mistake is in line {exception.LineNumber + 1}.", exception);
        }
    }

    static List<(string Name, string Value)> Yaml(string text)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (YamlException exception)
        {
            // YamlDotNet finds duplicates by itself, in words that may show a value.
            throw new FormatException($"It is not YAML, or a key comes twice: the mistake is in line {exception.Start.Line}.", exception);
        }
        if (stream.Documents is not [{ RootNode: YamlMappingNode mapping }])
            throw new FormatException("It is not a mapping of names to values.");
        return [.. mapping.Children.Select(pair => pair is { Key: YamlScalarNode { Value: { } name }, Value: var value }
            ? (name, value is YamlScalarNode { Value: { } scalar } ? scalar : throw NotText(name))
            : throw new FormatException("One of its keys is not a name."))];
    }

    static IEnumerable<(string Name, string Value)> Env(string text)
    {
        foreach (var (index, line) in text.ReplaceLineEndings("\n").Split('\n').Index())
        {
            var setting = line.Trim();
            if (setting.Length == 0 || setting.StartsWith('#'))
                continue;
            if (setting.StartsWith("export ", StringComparison.Ordinal))
                setting = setting["export ".Length..].TrimStart();
            var at = setting.IndexOf('=', StringComparison.Ordinal);
            if (at < 1)
                throw new FormatException($"Line {index + 1} is not name=value.");
            yield return (setting[..at].TrimEnd(), Unquoted(setting[(at + 1)..].TrimStart(), index + 1));
        }
    }

    static string Unquoted(string value, int line)
    {
        if (value.Length == 0 || value[0] is not ('"' or '\''))
            return value;
        return value.Length > 1 && value[^1] == value[0] ? value[1..^1] : throw new FormatException($"The quote in line {line} does not end.");
    }

    static FormatException NotText(string name) => new($"Its key '{name}' holds something else than one text.");
}
