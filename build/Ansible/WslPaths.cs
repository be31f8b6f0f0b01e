using System.Text.RegularExpressions;

namespace Ingot.Ansible;

/// <summary>Paths of Windows and of the Windows Subsystem for Linux, in both directions. Drives are expected below /mnt, as WSL mounts them by itself.</summary>
public static partial class WslPaths
{
    /// <summary>C:\x as /mnt/c/x and \\wsl$\Ubuntu\home\x as /home/x, also behind the @ that marks a file of variables; anything else as it is.</summary>
    public static string Inside(string text)
    {
        if (OnDrive().Match(text) is { Success: true } drive)
            return $"{drive.Groups["mark"].Value}/mnt/{drive.Groups["drive"].Value.ToLowerInvariant()}{Slashes(drive.Groups["rest"].Value)}";
        return InWsl().Match(text) is { Success: true } there
            ? there.Groups["mark"].Value + (there.Groups["rest"].Value is { Length: > 0 } rest ? Slashes(rest) : "/")
            : text;
    }

    /// <summary>/mnt/c/x as C:\x, and any other path as \\wsl.localhost\Ubuntu\….</summary>
    public static string Outside(string path, string distribution) => Mounted().Match(path) is { Success: true } drive
        ? $"{drive.Groups["drive"].Value.ToUpperInvariant()}:{(drive.Groups["rest"].Value is { Length: > 0 } rest ? Backslashes(rest) : "\\")}"
        : path.StartsWith('/') ? $@"\\wsl.localhost\{distribution}{Backslashes(path)}" : path;

    /// <summary>True for a folder that the Linux side cannot see: a share of another machine.</summary>
    public static bool IsUnseen(string path) => path.StartsWith(@"\\", StringComparison.Ordinal) && !InWsl().IsMatch(path);

    static string Slashes(string path) => path.Replace('\\', '/');

    static string Backslashes(string path) => path.Replace('/', '\\');

    [GeneratedRegex(@"^(?<mark>@?)(?<drive>[A-Za-z]):(?<rest>[\\/].*)$", RegexOptions.Singleline)]
    private static partial Regex OnDrive();

    [GeneratedRegex(@"^(?<mark>@?)\\\\wsl(\$|\.localhost)\\[^\\]+(?<rest>(\\.*)?)$", RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex InWsl();

    [GeneratedRegex(@"^/mnt/(?<drive>[A-Za-z])(?<rest>(/.*)?)$", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Mounted();
}
