using System.Globalization;
using System.Management.Automation;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Scripting.Provider;

/// <summary>Values of scripts as typed values of the registry.</summary>
static class RegistryValue
{
    /// <summary>The stored name: the default value of a key has the empty one.</summary>
    public static string NameOf(string name) => string.Equals(name, "(default)", StringComparison.OrdinalIgnoreCase) ? "" : name;

    /// <summary>The kind Windows picks for a value without one.</summary>
    public static string KindOf(object? value) => Bare(value) switch
    {
        int or uint => "DWord",
        long or ulong => "QWord",
        byte[] => "Binary",
        string[] => "MultiString",
        _ => "String",
    };

    /// <summary>Makes a value of a kind.</summary>
    /// <exception cref="PSInvalidOperationException">The kind is unknown or the value does not fit it.</exception>
    public static NodeValue Make(string kind, object? value)
    {
        var bare = Bare(value);
        try
        {
            return kind.ToUpperInvariant() switch
            {
                "DWORD" => NodeValue.DWord(unchecked((uint)Number(bare))),
                "QWORD" => new NodeValue("QWord") { Number = Number(bare) },
                "MULTISTRING" => new NodeValue("MultiString") { Lines = LanguagePrimitives.ConvertTo<string[]>(bare
                    ?? Array.Empty<string>()) },
                "BINARY" => new NodeValue("Binary") { Bytes = LanguagePrimitives.ConvertTo<byte[]>(bare ?? Array.Empty<byte>()) },
                "EXPANDSTRING" => new NodeValue("ExpandString") { Text = GuestText.Of(bare) },
                "STRING" or "UNKNOWN" => NodeValue.String(GuestText.Of(bare)),
                _ => throw new PSInvalidOperationException($"The registry value kind '{kind}' is not known."),
            };
        }
        catch (PSInvalidCastException exception)
        {
            throw new PSInvalidOperationException(
                $"The type of the value object did not match the specified RegistryValueKind or the object could not be properly " +
                    $"converted. {exception.Message}",
                exception);
        }
    }

    static long Number(object? value) => value switch
    {
        null => 0,
        string text when text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) => long.Parse(text[2..], NumberStyles.HexNumber),
        _ => LanguagePrimitives.ConvertTo<long>(value),
    };

    static object? Bare(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
