using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ingot.Tests.Arm;

/// <summary>What one set of requests has that another has not.</summary>
static class WireDifference
{
    static readonly JsonSerializerOptions options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Per request the properties, by their path, that are new or have another value; null stands for one that is gone.</summary>
    public static JsonObject Between(JsonObject baseline, JsonObject sent)
    {
        var difference = new JsonObject();
        foreach (var request in baseline.Select(entry => entry.Key).Union(sent.Select(entry => entry.Key), StringComparer.Ordinal))
        {
            var (before, after) = (Leaves(baseline[request]), Leaves(sent[request]));
            var changed = new JsonObject();
            foreach (var path in before.Keys.Union(after.Keys, StringComparer.Ordinal))
            {
                var value = after.GetValueOrDefault(path);
                if (!JsonNode.DeepEquals(before.GetValueOrDefault(path), value))
                    changed[path] = value?.DeepClone();
            }

            if (changed.Count > 0)
                difference[request] = changed;
        }

        return difference;
    }

    public static string Text(JsonObject value) => value.ToJsonString(options) + "\n";

    static Dictionary<string, JsonNode> Leaves(JsonNode? node)
    {
        var leaves = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
        Collect(node, "", leaves);
        return leaves;
    }

    static void Collect(JsonNode? node, string path, Dictionary<string, JsonNode> leaves)
    {
        switch (node)
        {
            case JsonObject { Count: > 0 } members:
                foreach (var (name, value) in members)
                    Collect(value, path.Length == 0 || path == "body" ? name : $"{path}.{name}", leaves);
                break;
            case JsonArray { Count: > 0 } items:
                foreach (var (index, item) in items.Index())
                    Collect(item, string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]"), leaves);
                break;
            case not null:
                leaves[path] = node;
                break;
        }
    }
}
