using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Nuke.Common.Parameters;

/// <summary>Changes one value in the text of a JSON object.</summary>
static class JsonEditing
{
    /// <summary>Replaces the string under a key of the outermost object, or adds it at the end.</summary>
    public static byte[] Set(ReadOnlySpan<byte> json, string key, string value, JsonDocumentOptions options)
    {
        var quoted = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(value, JsonSerializerOptions.Web).Replace("\\u002B", "+"));
        var mark = Encoding.UTF8.Preamble;
        var start = json.StartsWith(mark) ? mark.Length : 0;
        var (at, length, isFound, isEmpty) = Find(json[start..], key, options);
        var text = new ArrayBufferWriter<byte>(json.Length + quoted.Length);
        text.Write(json[..(start + at)]);
        if (!isFound)
            text.Write(Encoding.UTF8.GetBytes($"{(isEmpty ? "" : ",")}\n  {JsonSerializer.Serialize(key)}: "));
        text.Write(quoted);
        if (isEmpty && json[start + at] == '}')
            text.Write("\n"u8);
        text.Write(json[(start + at + length)..]);
        return text.WrittenSpan.ToArray();
    }

    static (int At, int Length, bool IsFound, bool IsEmpty) Find(ReadOnlySpan<byte> json, string key, JsonDocumentOptions options)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions
        {
            CommentHandling = options.CommentHandling,
            AllowTrailingCommas = options.AllowTrailingCommas,
        });
        reader.Read();
        var end = (int)reader.BytesConsumed;
        var isEmpty = true;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isFound = reader.ValueTextEquals(key);
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            end = (int)reader.BytesConsumed;
            isEmpty = false;
            if (isFound)
                return (start, end - start, true, false);
        }

        return (end, 0, false, isEmpty);
    }
}
