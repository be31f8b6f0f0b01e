using System.Text;
using System.Text.RegularExpressions;

namespace Ingot.Emulator.WinRm.Commands;

/// <summary>The PowerShell inside a command line.</summary>
static partial class CommandScript
{
    /// <summary>
    /// The innermost script of PowerShell -EncodedCommand calls, or null when the line starts something else. Ansible encodes twice.
    /// </summary>
    public static string? Decode(string line)
    {
        string? script = null;
        for (var depth = 0; depth < 4 && Encoded().Match(script ?? line) is { Success: true } match; depth++)
        {
            var bytes = new byte[match.Groups[1].Length];
            if (!Convert.TryFromBase64String(match.Groups[1].Value, bytes, out var length))
                break;
            script = Encoding.Unicode.GetString(bytes, 0, length);
        }
        return script ?? (Inline().Match(line) is { Success: true } inline ? Unquote(inline.Groups[1].Value) : null);
    }

    /// <summary>True when the process waits for standard input before it does anything: a module's payload or a file.</summary>
    public static bool ReadsInput(string line) => Decode(line) is { } script && (IsBootstrap(script) || IsPutFile(script));

    /// <summary>Ansible's bootstrap, which reads the exec wrapper and the module from standard input.</summary>
    public static bool IsBootstrap(string script) =>
        script.StartsWith("&chcp.com 65001", StringComparison.Ordinal)
            && script.Contains("$exec_wrapper_str = $input", StringComparison.Ordinal);

    /// <summary>Ansible's upload of a file.</summary>
    public static bool IsPutFile(string script) =>
        script.StartsWith("begin {", StringComparison.Ordinal)
            && script.Contains("[System.IO.File]::Create($path)", StringComparison.Ordinal);

    static string Unquote(string text)
    {
        var trimmed = text.Trim();
        return trimmed is ['"', .. var inner, '"'] ? inner.Replace("\\\"", "\"", StringComparison.Ordinal) : trimmed;
    }

    [GeneratedRegex(@"^\s*(?:&\s*)?""?(?:\S*\\)?powershell(?:\.exe)?""?\s(?:.*\s)?-e(?:nc|ncodedcommand|c)?\s+""?([A-Za-z0-9+/=]+)""?\s*(?:;.*)?$",
        RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Encoded();

    [GeneratedRegex(@"^\s*""?(?:\S*\\)?powershell(?:\.exe)?""?(?:\s+-(?:no\w+|(?:executionpolicy|ep|version|outputformat|inputformat)\s+\S+))*\s+(?:-c(?:ommand)?\s+)?([^-\s].*)$",
        RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Inline();
}
