using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ingot.Emulator.Modules.Specs;

/// <summary>Converts values to the types of options, and says what is wrong, as Ansible.Basic does.</summary>
static class OptionValues
{
    static readonly string[] yes = ["y", "yes", "on", "1", "true", "t", "1.0"];
    static readonly string[] no = ["n", "no", "off", "0", "false", "f", "0.0"];

    /// <summary>The converted value.</summary>
    /// <exception cref="FormatException">It cannot be converted; the message says why.</exception>
    public static JsonNode? Convert(string type, JsonNode value, Func<string, string> expandPath) => type switch
    {
        "bool" => Flag(value),
        "int" => int.TryParse(Plain(value), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number
            : throw new FormatException("Input string was not in a correct format."),
        "float" => float.TryParse(Plain(value), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
            : throw new FormatException("Input string was not in a correct format."),
        "list" => List(value),
        "dict" => Map(value),
        "path" => expandPath(Plain(value)),
        "str" or "sid" => Plain(value),
        "json" => value is JsonObject ? value.ToJsonString() : Plain(value),
        _ => value.DeepClone(),
    };

    /// <summary>A value as the text that .NET makes of it.</summary>
    public static string Plain(JsonNode? value) => value switch
    {
        null => "",
        JsonObject or JsonArray => PowerShellData.TypeName(value),
        _ => value.GetValueKind() switch
        {
            JsonValueKind.True => "True",
            JsonValueKind.False => "False",
            _ => value.ToString(),
        },
    };

    static bool Flag(JsonNode value)
    {
        var text = Plain(value).ToLowerInvariant().Trim();
        return yes.Contains(text, StringComparer.Ordinal)
            || (no.Contains(text, StringComparer.Ordinal) ? false : throw new FormatException(
                $"The value '{text}' is not a valid boolean. Valid booleans include: {string.Join(", ", yes.Concat(no))}"));
    }

    static JsonArray List(JsonNode value) => PowerShellData.FromJson(value) switch
    {
        _ when value is JsonArray => value.DeepClone().AsArray(),
        string text => new JsonArray([.. text.Split(',').Select(item => (JsonNode?)item.Trim())]),
        int => new JsonArray(value.DeepClone()),
        _ => throw new FormatException($"{PowerShellData.TypeName(value)} cannot be converted to a list"),
    };

    static JsonObject Map(JsonNode value)
    {
        if (value is JsonObject map)
            return map.DeepClone().AsObject();
        if (PowerShellData.FromJson(value) is not string text)
            throw new FormatException($"{PowerShellData.TypeName(value)} cannot be converted to a dict");
        if (text.StartsWith('{') && text.EndsWith('}'))
            return ParseJson(text);
        return text.Contains('=', StringComparison.Ordinal)
            ? KeyValueText.Parse(text)
            : throw new FormatException("string cannot be converted to a dict, must either be a JSON string or in the key=value form");
    }

    static JsonObject ParseJson(string text)
    {
        try
        {
            return JsonNode.Parse(text)?.AsObject() ?? [];
        }
        catch (JsonException error)
        {
            throw new FormatException("Invalid JSON primitive.", error);
        }
    }
}
