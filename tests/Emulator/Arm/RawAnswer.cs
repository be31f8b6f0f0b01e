using System.Text.Json.Nodes;

namespace Ingot.Tests.Emulator.Arm;

/// <summary>An HTTP answer, read whole.</summary>
public sealed record RawAnswer(int Status, JsonNode? Body, IReadOnlyDictionary<string, string> Headers)
{
    public static async Task<RawAnswer> ReadAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync(EmulatedAzure.Cancellation);
        var headers = response.Headers.ToDictionary(
            header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        return new((int)response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text), headers);
    }

    /// <summary>Status and code of an error, as in "404 ResourceNotFound".</summary>
    public string Refusal => $"{Status} {Find("error", "code")}";

    public string Header(string name) =>
        Headers.TryGetValue(name, out var value) ? value : throw new KeyNotFoundException($"No header {name}.");

    /// <summary>A text in the body; a missing one fails the test by name.</summary>
    public string Text(params string[] path) =>
        Find(path)?.ToString() ?? throw new KeyNotFoundException($"No {string.Join('.', path)} in "
            + $"{Body?.ToJsonString() ?? "an empty body"}.");

    public JsonNode? Find(params string[] path)
    {
        var node = Body;
        foreach (var name in path)
            node = node is JsonObject members ? members[name] : null;
        return node;
    }
}
