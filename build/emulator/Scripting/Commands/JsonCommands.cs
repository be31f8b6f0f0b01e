using System.Collections;
using System.Management.Automation;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ingot.Emulator.Scripting.Provider;

namespace Ingot.Emulator.Scripting.Commands;

/// <summary>JSON cmdlets.</summary>
static class JsonCommands
{
    static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    static readonly JsonSerializerOptions Indented = new(Compact) { WriteIndented = true, IndentSize = 4 };

    public static IReadOnlyList<GuestCommand> All { get; } =
    [
        new("ConvertTo-Json", "[Parameter(Position=0," +
            "ValueFromPipeline)][AllowNull()][AllowEmptyString()][AllowEmptyCollection()]$InputObject," +
            "[int]$Depth,[switch]$Compress", To, Collects: true),
        new("ConvertFrom-Json", GuestCommand.Input.Replace("ValueFromPipeline", "Position=0,ValueFromPipeline",
            StringComparison.Ordinal), From, Collects: true),
    ];

    static void To(CommandCall call)
    {
        var whole = !call.Caller.MyInvocation.ExpectingInput ? call.Value("InputObject") : call.Input.Count == 1
            ? call.Input[0] : call.Input;
        var node = Node(whole, call.Number("Depth", 2));
        call.Write(JsonSerializer.Serialize(node, call.Flag("Compress") ? Compact : Indented).ReplaceLineEndings("\r\n"));
    }

    static void From(CommandCall call)
    {
        try
        {
            var parsed = JsonNode.Parse(string.Join('\n', call.Input.Select(GuestText.Of)));
            call.Write(Value(parsed), enumerate: true);
        }
        catch (JsonException exception)
        {
            throw new PSInvalidOperationException($"Invalid JSON primitive: {exception.Message}", exception);
        }
    }

    static JsonNode? Node(object? value, int depth)
    {
        var bare = value is PSObject wrapped ? wrapped.BaseObject : value;
        return bare switch
        {
            null => null,
            string text => JsonValue.Create(text),
            bool flag => JsonValue.Create(flag),
            SwitchParameter flag => JsonValue.Create(flag.IsPresent),
            int or long or short or byte or uint or ulong => JsonValue.Create(Convert.ToInt64(bare,
                System.Globalization.CultureInfo.InvariantCulture)),
            double or float or decimal => JsonValue.Create(Convert.ToDouble(bare, System.Globalization.CultureInfo.InvariantCulture)),
            DateTime time => JsonValue.Create($"/Date({new DateTimeOffset(time.ToUniversalTime()).ToUnixTimeMilliseconds()})/"),
            _ when depth < 0 => JsonValue.Create(GuestText.Of(value)),
            IDictionary map => Object(map.Cast<DictionaryEntry>().Select(e => (GuestText.Of(e.Key), e.Value)), depth),
            IEnumerable many => new JsonArray([.. many.Cast<object?>().Select(item => Node(item, depth - 1))]),
            PSCustomObject => Object(PSObject.AsPSObject(value!).Properties.Select(p => (p.Name, (object?)p.Value)), depth),
            _ => JsonValue.Create(GuestText.Of(value)),
        };
    }

    static JsonObject Object(IEnumerable<(string Name, object? Value)> members, int depth)
    {
        var made = new JsonObject();
        foreach (var (name, value) in members)
            made[name] = Node(value, depth - 1);
        return made;
    }

    static object? Value(JsonNode? node) => node switch
    {
        JsonObject map => Bag(map),
        JsonArray many => many.Select(Value).ToArray(),
        JsonValue value when value.TryGetValue(out bool flag) => flag,
        JsonValue value when value.TryGetValue(out int number) => number,
        JsonValue value when value.TryGetValue(out long number) => number,
        JsonValue value when value.TryGetValue(out double number) => number,
        JsonValue value => value.GetValue<string>(),
        _ => null,
    };

    static PSObject Bag(JsonObject map)
    {
        var made = new PSObject();
        foreach (var (name, node) in map)
            made.Properties.Add(new PSNoteProperty(name, Value(node)));
        return made;
    }
}
