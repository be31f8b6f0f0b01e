using System.Collections.ObjectModel;
using Nuke.Common.Execution;
using Nuke.Common.IO;

namespace Nuke.Common;

/// <summary>The machine and the process.</summary>
public static class EnvironmentInfo
{
    /// <summary>The words of the command line, without the program.</summary>
    public static IReadOnlyCollection<string> CommandLineArguments => Session.Current.Surroundings.Arguments;

    /// <summary>The variables of the environment.</summary>
    public static ReadOnlyDictionary<string, string> Variables
        => new(Session.Current.Surroundings.Variables.ToDictionary(StringComparer.Ordinal));

    /// <summary>The directory the process works in.</summary>
    public static AbsolutePath WorkingDirectory
    {
        get => AbsolutePath.Create(Environment.CurrentDirectory);
        set => Environment.CurrentDirectory = value;
    }

    /// <summary>The operating system.</summary>
    public static PlatformFamily Platform
        => IsWin ? PlatformFamily.Windows : IsLinux ? PlatformFamily.Linux : IsOsx ? PlatformFamily.OSX : PlatformFamily.Unknown;

    /// <summary>Whether this is Windows.</summary>
    public static bool IsWin => OperatingSystem.IsWindows();

    /// <summary>Whether this is Linux.</summary>
    public static bool IsLinux => OperatingSystem.IsLinux();

    /// <summary>Whether this is macOS.</summary>
    public static bool IsOsx => OperatingSystem.IsMacOS();

    /// <summary>Whether this is Linux or macOS.</summary>
    public static bool IsUnix => IsLinux || IsOsx;

    /// <summary>The name of the machine.</summary>
    public static string MachineName => Environment.MachineName;

    /// <summary>The line break of this machine.</summary>
    public static string NewLine => Environment.NewLine;

#nullable disable annotations // oblivious as in Nuke: null if there is none
    /// <summary>The value of a variable; null if there is none.</summary>
    public static string GetVariable(string name) => Session.Current.Surroundings.Variables.GetValueOrDefault(name);
#nullable restore annotations

    /// <summary>Whether a variable is there.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="allowEmpty">Whether an empty one counts.</param>
    public static bool HasVariable(string name, bool allowEmpty = true)
        => Session.Current.Surroundings.Variables.TryGetValue(name, out var value) && (allowEmpty || value.Length > 0);
}
