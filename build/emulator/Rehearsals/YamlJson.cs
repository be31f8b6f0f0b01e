using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Ingot.Emulator.Rehearsals;

/// <summary>YAML as JSON: the properties of a resource.</summary>
static class YamlJson
{
    public static JsonObject Of(YamlMappingNode members)
    {
        var made = new JsonObject(new JsonNodeOptions { PropertyNameCaseInsensitive = true });
        foreach (var (key, value) in members.Children)
            made[key.ToString()] = Value(value);
        return made;
    }

    static JsonNode? Value(YamlNode node) => node switch
    {
        YamlMappingNode members => Of(members),
        YamlSequenceNode items => new JsonArray([.. items.Children.Select(Value)]),
        YamlScalarNode { Style: ScalarStyle.Plain } plain => Plain(plain.Value ?? ""),
        _ => ((YamlScalarNode)node).Value,
    };

    static JsonNode? Plain(string text)
    {
        if (text is "" or "null" or "~")
            return null;
        if (bool.TryParse(text, out var flag))
            return flag;
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : text;
    }
}
