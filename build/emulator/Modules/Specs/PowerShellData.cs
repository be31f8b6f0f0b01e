using System.Collections;
using System.Management.Automation;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ingot.Emulator.Modules.Specs;

/// <summary>Values between JSON and PowerShell.</summary>
static class PowerShellData
{
    /// <summary>What ConvertFrom-Json of Windows PowerShell, and Ansible after it, make of a value.</summary>
    public static object? FromJson(JsonNode? node) => node switch
    {
        null => null,
        JsonObject map => Table(map),
        JsonArray list => new ArrayList(list.Select(FromJson).ToArray()),
        _ => node.GetValueKind() switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Number => int.TryParse(node.ToString(), out var small) ? small
                : long.TryParse(node.ToString(), out var large) ? large : node.GetValue<decimal>(),
            _ => node.ToString(),
        },
    };

    /// <summary>A value of the engine as JSON; null for what JSON has no form for.</summary>
    public static JsonNode? ToJson(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        bool flag => JsonValue.Create(flag),
        int number => JsonValue.Create(number),
        long number => JsonValue.Create(number),
        double number => JsonValue.Create(number),
        decimal number => JsonValue.Create(number),
        string text => JsonValue.Create(text),
        IDictionary map => new JsonObject(map.Keys.Cast<object>()
            .Select(key => KeyValuePair.Create(key.ToString() ?? "", ToJson(map[key])))),
        IEnumerable items => new JsonArray([.. items.Cast<object?>().Select(ToJson)]),
        _ => null,
    };

    /// <summary>The .NET type that a value has on Windows, for messages.</summary>
    public static string TypeName(JsonNode node) => FromJson(node)?.GetType().FullName ?? "null";

    static Hashtable Table(JsonObject map)
    {
        var table = new Hashtable(StringComparer.CurrentCultureIgnoreCase);
        foreach (var (key, value) in map)
            table[key] = FromJson(value);
        return table;
    }
}
