using System.Security.Cryptography;
using System.Text;
using CliWrap;

namespace Ingot.Ansible;

/// <summary>Starts programs where Ansible runs: on this machine, or in the Windows Subsystem for Linux.</summary>
/// <param name="Kind">Where.</param>
/// <param name="Distribution">Name of the distribution; null: the default one, or none.</param>
/// <param name="ScriptFolder">Where scripts go that have to be files; null: among the temporary files of this user.</param>
public sealed record Runner(RunnerKind Kind, string? Distribution = null, string? ScriptFolder = null)
{
    /// <summary>On this machine.</summary>
    public static Runner Native { get; } = new(RunnerKind.Native);

    /// <summary>What is used when nobody says anything: on Windows there is only one way.</summary>
    public static RunnerKind Usual => OperatingSystem.IsWindows() ? RunnerKind.Wsl : RunnerKind.Native;

    /// <summary>The path, or the argument that begins with one, as programs there write it.</summary>
    public string Inside(string text) => Kind == RunnerKind.Wsl ? WslPaths.Inside(text) : text;

    /// <summary>A path that a program there named, as this machine finds it.</summary>
    public string Outside(string path) => Kind == RunnerKind.Wsl && OperatingSystem.IsWindows() ? WslPaths.Outside(path, Distribution ?? "") : path;

    /// <summary>The PATH of programs there, with a folder before all others.</summary>
    public string PathWith(string directory) => Kind == RunnerKind.Native
        ? $"{directory}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}"
        : $"{directory}:/usr/local/bin:/usr/bin:/bin";

    /// <summary>A command, not yet started.</summary>
    /// <param name="program">Its name or path there.</param>
    /// <param name="arguments">Its arguments; never a secret, because everybody on the machine can read them.</param>
    /// <param name="variables">Its environment, beside what it has there anyhow, where <see cref="ChildEnvironment"/> keeps our secrets back; null takes a variable away.</param>
    public Command Wrap(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?> variables) => Kind == RunnerKind.Native
        ? Cli.Wrap(program).WithArguments(arguments).WithEnvironmentVariables(ChildEnvironment.With(variables))
        : Cli.Wrap("wsl.exe")
            .WithArguments([.. Distribution is null ? Array.Empty<string>() : ["--distribution", Distribution], "--exec", program, .. arguments.Select(Inside)])
            .WithEnvironmentVariables(Shared(variables));

    /// <summary>Arguments that let Python run a script of ours.</summary>
    /// <param name="name">Name of the script.</param>
    /// <param name="text">The script.</param>
    /// <remarks>A command line of Windows is one text, and nobody promises what becomes of line ends and quotes in it: there the script goes into a file.</remarks>
    public string[] Python(string name, string text)
    {
        if (Kind == RunnerKind.Native)
            return ["-c", text];
        var folder = ScriptFolder ?? Path.GetTempPath();
        Directory.CreateDirectory(folder);
        // Python looks for modules beside a script: the prefix keeps it from taking one of ours for one of its own.
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12];
        var file = Path.Combine(folder, $"ingot_{name}_{hash}.py");
        if (!File.Exists(file))
            WholeFile.Write(file, text);
        return [file];
    }

    // Nothing of this machine's environment gets there but what WSLENV names, so a variable to take away only has to be left out. "/u": from here
    // to there only. Paths are translated here, because WSL refuses a whole variable when what it names is not there yet.
    static Dictionary<string, string?> Shared(IReadOnlyDictionary<string, string?> variables)
    {
        var shared = variables.Where(variable => variable.Value is not null)
            .ToDictionary(variable => variable.Key, variable => (string?)WslPaths.Inside(variable.Value ?? ""), StringComparer.Ordinal);
        shared["WSLENV"] = string.Join(':', shared.Keys.Order(StringComparer.Ordinal).Select(name => name + "/u"));
        return shared;
    }
}
