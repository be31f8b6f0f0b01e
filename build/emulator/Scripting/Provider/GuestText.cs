using System.Globalization;
using System.Management.Automation;
using System.Text;

namespace Ingot.Emulator.Scripting.Provider;

/// <summary>Text of files and values.</summary>
static class GuestText
{
    /// <summary>A value as PowerShell turns it into text.</summary>
    public static string Of(object? value) =>
        value is null ? "" : LanguagePrimitives.ConvertTo<string>(value);

    /// <summary>A value as WSMan keeps it: booleans in lower case.</summary>
    public static string SettingOf(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        bool flag => flag ? "true" : "false",
        _ => Of(value),
    };

    /// <summary>The bytes of a text file.</summary>
    public static byte[] Encode(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>The text of a file.</summary>
    public static string Decode(byte[]? content)
    {
        var bytes = content ?? [];
        if (bytes is [0xFF, 0xFE, ..])
            return Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2);
        return bytes is [0xEF, 0xBB, 0xBF, ..] ? Encoding.UTF8.GetString(bytes, 3, bytes.Length - 3) : Encoding.UTF8.GetString(bytes);
    }

    /// <summary>The lines of a text file.</summary>
    public static string[] Lines(byte[]? content)
    {
        var text = Decode(content);
        return text.Length == 0 ? [] : text.TrimEnd('\n').TrimEnd('\r').Split('\n').Select(line => line.TrimEnd('\r')).ToArray();
    }

    /// <summary>A number in the invariant culture.</summary>
    public static string Of(int number) => number.ToString(CultureInfo.InvariantCulture);
}
