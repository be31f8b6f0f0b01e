using System.Text.Json.Nodes;

namespace Ingot.Emulator.Arm.Common;

/// <summary>Reading bodies whose shape nobody promised: a missing or odd member is null.</summary>
static class JsonReading
{
    public static JsonNode? At(this JsonNode? node, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
            node = node is JsonObject members ? members[name] : null;
        return node;
    }

    public static string? TextAt(this JsonNode? node, params ReadOnlySpan<string> path) =>
        node.At(path) is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public static bool FlagAt(this JsonNode? node, params ReadOnlySpan<string> path) =>
        node.At(path) is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;

    public static long? NumberAt(this JsonNode? node, params ReadOnlySpan<string> path) =>
        node.At(path) is JsonValue value
            ? value.TryGetValue<long>(out var number) ? number : value.TryGetValue<int>(out var small) ? small : null
            : null;

    /// <summary>The objects of an array; none when it is missing.</summary>
    public static IEnumerable<JsonObject> ObjectsAt(this JsonNode? node, params ReadOnlySpan<string> path) =>
        node.At(path) is JsonArray array ? array.OfType<JsonObject>() : [];

    /// <summary>The object at the path, made when missing.</summary>
    public static JsonObject Ensure(this JsonObject node, string name)
    {
        if (node[name] is JsonObject existing)
            return existing;
        var made = new JsonObject();
        node[name] = made;
        return made;
    }

    public static JsonArray ToJsonArray(this IEnumerable<JsonNode?> nodes) => new([.. nodes]);

    /// <summary>A page as Azure lists it; everything fits on one.</summary>
    public static JsonObject ToPage(this IEnumerable<JsonNode?> nodes) => new() { ["value"] = nodes.ToJsonArray() };
}
