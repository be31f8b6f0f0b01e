using System.Text.Json;

namespace Ingot.Arm.Errors;

/// <summary>One error inside an answer of Azure, with those that it wraps.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Message">Its first line.</param>
/// <param name="Policies">Policies that it names.</param>
/// <param name="Causes">What it wraps, in Azure's order.</param>
sealed record ErrorDetail(string Code, string Message, IReadOnlyList<string> Policies, IReadOnlyList<ErrorDetail> Causes)
{
    // Deeper nesting than any answer of Azure; a hostile answer ends here.
    const int Deepest = 8;

    /// <summary>Reads the body of a refusal, or the status of a failed operation; null when it holds no error.</summary>
    public static ErrorDetail? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return Read(document.RootElement, 0);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>From the innermost first cause outwards.</summary>
    public IReadOnlyList<ErrorDetail> Chain => [.. Causes.Count > 0 ? Causes[0].Chain : [], this];

    /// <summary>Every innermost cause.</summary>
    public IEnumerable<ErrorDetail> Leaves => Causes.Count > 0 ? Causes.SelectMany(cause => cause.Leaves) : [this];

    static ErrorDetail? Read(JsonElement element, int depth)
    {
        if (element.ValueKind != JsonValueKind.Object || depth > Deepest)
            return null;
        if (element.TryGetProperty("error", out var inner) && inner.ValueKind == JsonValueKind.Object)
            return Read(inner, depth + 1);
        if (Text(element, "code") is not { Length: > 0 } code)
            return null;
        var message = Text(element, "message") ?? "";
        return new ErrorDetail(code, FirstLine(message), PolicyName.In(element, message), [.. Wrapped(element, message, depth)]);
    }

    static IEnumerable<ErrorDetail> Wrapped(JsonElement element, string message, int depth)
    {
        if (element.TryGetProperty("details", out var details) && details.ValueKind == JsonValueKind.Array)
        {
            foreach (var cause in details.EnumerateArray().Select(detail => Read(detail, depth + 1)).OfType<ErrorDetail>())
                yield return cause;
        }

        if (element.TryGetProperty("innererror", out var inner) && Read(inner, depth + 1) is { Message.Length: > 0 } innerCause)
            yield return innerCause;
        // A deployment hands the answer of the resource provider on as text.
        if (message.AsSpan().TrimStart().StartsWith("{") && Parse(System.Text.Encoding.UTF8.GetBytes(message)) is { } told)
            yield return told;
    }

    static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    static string FirstLine(string message) => message.ReplaceLineEndings("\n").Split('\n', 2)[0].Trim();
}
