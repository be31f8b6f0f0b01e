using System.Collections.ObjectModel;
using System.Linq.Expressions;
using Nuke.Common.Execution;
using Nuke.Common.IO;
using Nuke.Common.Parameters;

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

    /// <summary>Whether the command line has a switch; dashes and case do not count.</summary>
    public static bool HasArgument(string name) => Session.Current.Parameters.CommandLine.Find(name) is not null;

    /// <summary>Whether the command line has the switch of a member.</summary>
    public static bool HasArgument<T>(Expression<Func<T>> expression) => HasArgument(NameOf(expression));

    /// <summary>The value of a switch on the command line; the default of the type if it is not there.</summary>
    /// <param name="parameterName">The name; dashes and case do not count.</param>
    /// <param name="separator">Separates the elements of an array inside one word.</param>
    /// <exception cref="FormatException">The value is none of the type.</exception>
    public static T? GetNamedArgument<T>(string parameterName, char? separator = null)
        => Session.Current.Parameters.CommandLine.Find(parameterName) is { } found
            ? Convert<T>(parameterName, separator, [.. found.Values]) : default;

    /// <summary>As <see cref="GetNamedArgument{T}(string, char?)" />, for the switch of a member.</summary>
    public static T? GetNamedArgument<T>(Expression<Func<T>> expression, char? separator = null)
        => GetNamedArgument<T>(NameOf(expression), separator);

    /// <summary>As <see cref="GetNamedArgument{T}(string, char?)" />, for the switch of a member.</summary>
    public static T? GetNamedArgument<T>(Expression<Func<object>> expression, char? separator = null)
        => GetNamedArgument<T>(NameOf(expression), separator);

    /// <summary>The value of a variable; the default of the type if it is not there.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="separator">Separates the elements of an array.</param>
    /// <exception cref="FormatException">The value is none of the type.</exception>
    public static T? GetVariable<T>(string name, char? separator = null)
        => Session.Current.Surroundings.Variables.TryGetValue(name, out var value) ? Convert<T>(name, separator, value) : default;

    static T? Convert<T>(string name, char? separator, params IReadOnlyList<string> words)
    {
        try
        {
            var parameter = new Parameter(name, typeof(T), null) { Separator = separator };
            return (T?)Conversion.Convert(parameter, new RawValue(words, IsList: false, $"for {name}", WorkingDirectory));
        }
        catch (Refusal refusal)
        {
            throw new FormatException($"{refusal.Message} {refusal.Why}", refusal);
        }
    }

    static string NameOf(LambdaExpression expression)
    {
        var member = NukeBuild.MemberOf(expression);
        return ParameterScanner.Of(member)?.Name ?? member.Name;
    }

    /// <summary>Whether a variable is there.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="allowEmpty">Whether an empty one counts.</param>
    public static bool HasVariable(string name, bool allowEmpty = true)
        => Session.Current.Surroundings.Variables.TryGetValue(name, out var value) && (allowEmpty || value.Length > 0);
}
