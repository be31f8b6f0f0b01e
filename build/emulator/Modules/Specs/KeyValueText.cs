using System.Text;
using System.Text.Json.Nodes;

namespace Ingot.Emulator.Modules.Specs;

/// <summary>The form a=1, b="two words" of a dictionary.</summary>
static class KeyValueText
{
    /// <summary>Reads it: comma or blank between pairs, quotes keep them, a backslash takes the next character as it is.</summary>
    public static JsonObject Parse(string text)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        char? quote = null;
        var escaped = false;
        foreach (var letter in text)
        {
            if (escaped)
            {
                field.Append(letter);
                escaped = false;
            }
            else if (letter == '\\')
            {
                escaped = true;
            }
            else if (quote is null && letter is '\'' or '"')
            {
                quote = letter;
            }
            else if (quote == letter)
            {
                quote = null;
            }
            else if (quote is null && letter is ',' or ' ')
            {
                Take(fields, field);
            }
            else
            {
                field.Append(letter);
            }
        }

        Take(fields, field);
        return new JsonObject(fields.Select(item => item.Split('=', 2))
            .DistinctBy(pair => pair[0], StringComparer.Ordinal)
            .Select(pair => KeyValuePair.Create(pair[0], pair.Length > 1 ? (JsonNode?)pair[1] : null)));
    }

    static void Take(List<string> fields, StringBuilder field)
    {
        if (field.Length > 0)
            fields.Add(field.ToString());
        field.Clear();
    }
}
