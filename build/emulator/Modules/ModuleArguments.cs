using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ingot.Emulator.Modules.Specs;

namespace Ingot.Emulator.Modules;

/// <summary>A task's arguments, as the module's own source names and converts them.</summary>
/// <param name="values">Values by option.</param>
sealed class ModuleArguments(JsonObject values)
{
    /// <summary>Every option and its value.</summary>
    public JsonObject All => values;

    /// <summary>True when the option has a value.</summary>
    public bool Has(string name) => Raw(name) is not null;

    /// <summary>A text or path; null when not given.</summary>
    public string? Text(string name) => Raw(name) is JsonValue value ? OptionValues.Plain(value) : null;

    /// <summary>A required text or path, or one with a default.</summary>
    public string Need(string name) => Text(name) ?? throw new ModuleFailureException($"missing required arguments: {name}");

    /// <summary>A boolean; false when not given.</summary>
    public bool Flag(string name) => FlagOrNull(name) is true;

    /// <summary>A boolean; null when not given.</summary>
    public bool? FlagOrNull(string name) => Text(name) is { } text ? text.ToUpperInvariant() is "TRUE" or "YES" or "ON" or "1" : null;

    /// <summary>A whole number; null when not given.</summary>
    public long? Number(string name) => long.TryParse(Text(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A list of texts; empty when not given.</summary>
    public IReadOnlyList<string> List(string name) => [.. Items(name).Select(item => OptionValues.Plain(item))];

    /// <summary>A list of anything; empty when not given.</summary>
    public IReadOnlyList<JsonNode?> Items(string name) => Raw(name) switch
    {
        null => [],
        JsonArray list => [.. list],
        var single => [single],
    };

    /// <summary>A dictionary; null when not given.</summary>
    public JsonObject? Map(string name) => Raw(name) as JsonObject;

    /// <summary>A value as it is; null when not given.</summary>
    public JsonNode? Raw(string name) =>
        values.TryGetPropertyValue(name, out var value) && value?.GetValueKind() != JsonValueKind.Null ? value : null;
}
