namespace Ingot.Emulator.Windows;

/// <summary>A typed value, in the kinds of the registry.</summary>
/// <param name="Kind">String, ExpandString, MultiString, DWord, QWord, Binary or None.</param>
public sealed record NodeValue(string Kind)
{
    /// <summary>Text of String and ExpandString.</summary>
    public string? Text { get; init; }

    /// <summary>Number of DWord and QWord.</summary>
    public long? Number { get; init; }

    /// <summary>Lines of MultiString.</summary>
    public IReadOnlyList<string>? Lines { get; init; }

    /// <summary>Bytes of Binary and None.</summary>
    public byte[]? Bytes { get; init; }

    /// <summary>A String value.</summary>
    public static NodeValue String(string text) => new("String") { Text = text };

    /// <summary>A DWord value.</summary>
    public static NodeValue DWord(long number) => new("DWord") { Number = number };
}
