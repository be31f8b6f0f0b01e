using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ingot.Emulator.Modules;

/// <summary>Converts JSON values to option types, as Ansible.Basic does.</summary>
static class OptionConversion
{
    static readonly string[] yes = ["y", "yes", "on", "1", "true", "t", "1.0"];
    static readonly string[] no = ["n", "no", "off", "0", "false", "f", "0.0"];

    /// <summary>The converted value.</summary>
    /// <exception cref="ModuleFailureException">It cannot be converted, or is none of the choices.</exception>
    public static object? Convert(Option option, JsonNode node, Func<string, string> expandPath)
    {
        object? value = option.Type switch
        {
            OptionType.Flag => Flag(option.Name, Plain(node)),
            OptionType.Number => Number(option.Name, Plain(node)),
            OptionType.Real => Real(option.Name, Plain(node)),
            OptionType.List => List(node),
            OptionType.Dictionary => Map(option.Name, node),
            OptionType.Raw => node.DeepClone(),
            OptionType.Path => expandPath(Plain(node)),
            _ => Plain(node),
        };
        Check(option, value);
        return value;
    }

    static void Check(Option option, object? value)
    {
        if (option.Choices.Count == 0)
            return;
        var texts = value is List<JsonNode?> list ? list.Select(item => item?.ToString() ?? "").ToList() : [value?.ToString() ?? ""];
        var strangers = texts.Where(text => !option.Choices.Contains(text, StringComparer.OrdinalIgnoreCase)).ToList();
        if (strangers.Count > 0)
        {
            var rule = value is List<JsonNode?> ? "one or more of" : "one of";
            throw new ModuleFailureException(
                $"value of {option.Name} must be {rule}: {string.Join(", ", option.Choices)}. Got no match for: {string.Join(", ", strangers)}");
        }
    }

    static string Plain(JsonNode node) => node.GetValueKind() switch
    {
        JsonValueKind.True => "True",
        JsonValueKind.False => "False",
        _ => node.ToString(),
    };

    static bool Flag(string name, string text)
    {
        var lower = text.ToLowerInvariant();
        return yes.Contains(lower)
            || (no.Contains(lower) ? false : throw Bad(name, "bool", $"The string '{lower}' cannot be converted to a boolean"));
    }

    static long Number(string name, string text) =>
        long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Bad(name, "int", "Input string was not in a correct format.");

    static double Real(string name, string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Bad(name, "float", "Input string was not in a correct format.");

    /// <summary>A text is a comma-separated list; anything else alone is a list of one.</summary>
    static List<JsonNode?> List(JsonNode node) => node switch
    {
        JsonArray array => [.. array.Select(item => item?.DeepClone())],
        JsonValue value when value.GetValueKind() == JsonValueKind.String =>
            [.. node.ToString().Split(',', StringSplitOptions.TrimEntries).Select(item => (JsonNode?)JsonValue.Create(item))],
        _ => [node.DeepClone()],
    };

    static JsonObject Map(string name, JsonNode node)
    {
        if (node is JsonObject map)
            return map.DeepClone().AsObject();
        try
        {
            if (node.ToString().TrimStart().StartsWith('{') && JsonNode.Parse(node.ToString()) is JsonObject parsed)
                return parsed;
        }
        catch (JsonException)
        {
            // Not JSON: the key=value form is tried next.
        }
        var pairs = node.ToString().Split(',', StringSplitOptions.TrimEntries).Select(pair => pair.Split('=', 2)).ToList();
        return pairs.TrueForAll(pair => pair.Length == 2)
            ? new JsonObject(pairs.Select(pair => KeyValuePair.Create(pair[0], (JsonNode?)JsonValue.Create(pair[1]))))
            : throw Bad(name, "dict", "dictionary requested, could not parse JSON or key=value");
    }

    static ModuleFailureException Bad(string name, string type, string why) =>
        new($"argument for {name} is of type System.String and we were unable to convert to {type}: {why}");
}
