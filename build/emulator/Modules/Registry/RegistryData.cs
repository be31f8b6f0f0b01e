using System.Globalization;
using System.Text.Json.Nodes;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Modules.Registry;

/// <summary>Values between YAML and the registry.</summary>
static class RegistryData
{
    /// <summary>The value a task means; null when it only wants the key.</summary>
    /// <exception cref="ModuleFailureException">The data does not fit the type.</exception>
    public static NodeValue? Convert(string type, JsonNode? data, bool hasName) => type switch
    {
        "dword" => new("DWord") { Number = Number(data, uint.MaxValue, "data cannot be larger than 0xffffffff when type is dword") },
        "qword" => new("QWord") { Number =
            Number(data, long.MaxValue, "data cannot be larger than 0xffffffffffffffff when type is qword") },
        "multistring" => new("MultiString") { Lines = data is JsonArray lines ? [.. lines.Select(line => line?.ToString() ?? "")]
            : Single(data) },
        "binary" => new("Binary") { Bytes = Bytes(data) },
        "none" => new("None") { Bytes = Bytes(data) },
        _ when data is null && !hasName => null,
        "expandstring" => new("ExpandString") { Text = data?.ToString() ?? "" },
        _ => NodeValue.String(data?.ToString() ?? ""),
    };

    /// <summary>True when both hold the same data, whatever their types.</summary>
    public static bool SameData(NodeValue left, NodeValue right) => Json(left)?.ToJsonString() == Json(right)?.ToJsonString();

    /// <summary>The data as JSON.</summary>
    public static JsonNode? Json(NodeValue value) =>
        value.Number is { } number ? JsonValue.Create(number)
        : value.Lines is { } lines ? new JsonArray([.. lines.Select(line => (JsonNode)line)])
        : value.Bytes is { } bytes ? new JsonArray([.. bytes.Select(part => (JsonNode)(int)part)])
        : value.Text;

    static List<string> Single(JsonNode? data) => data is null ? [] : [data.ToString()];

    static long Number(JsonNode? data, long most, string message)
    {
        var text = data?.ToString() ?? "0";
        var parsed = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase)
            ? long.TryParse(text[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var number)
            : long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out number);
        if (!parsed)
            throw ModuleRun.Fail($"Cannot convert value \"{text}\" to type \"System.UInt64\". Error: \"Input string was not in a correct format.\"");
        if (number > most)
            throw ModuleRun.Fail(message);
        return number < 0 && most == uint.MaxValue ? unchecked((uint)number) : number;
    }

    /// <summary>A list of bytes, a number, or the text of a .reg file: hex:01,02.</summary>
    static byte[] Bytes(JsonNode? data)
    {
        if (data is JsonArray list)
            return [.. list.Select(part => System.Convert.ToByte(part?.ToString(), CultureInfo.InvariantCulture))];
        var text = data?.ToString() ?? "";
        if (data?.GetValueKind() == System.Text.Json.JsonValueKind.Number)
            return byte.TryParse(text, out var single) ? [single] : throw ModuleRun.Fail(
                $"cannot convert binary data '{text}' to byte array, please specify this value as a yaml byte array or a comma separated hex value string");
        var hex = text.Contains(':', StringComparison.Ordinal) ? text[(text.IndexOf(':', StringComparison.Ordinal) + 1)..] : text;
        return [.. hex.Split([',', '\\', '\n', '\r', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(part => byte.Parse(part, NumberStyles.HexNumber, CultureInfo.InvariantCulture))];
    }
}
