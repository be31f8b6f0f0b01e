using System.Collections;
using Nuke.Common.IO;
using Nuke.Common.Parameters;

namespace Nuke.Common.Execution;

/// <summary>All that the engine takes from the process it runs in.</summary>
sealed class Surroundings
{
    public required IReadOnlyList<string> Arguments { get; init; }

    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    public required AbsolutePath WorkingDirectory { get; init; }

    public required TextWriter Output { get; init; }

    public required TextWriter Error { get; init; }

    public TextReader Input { get; init; } = TextReader.Null;

    /// <summary>Asks a person for one line that is not shown; null where nobody can be asked.</summary>
    public Func<string, string?>? AskHidden { get; init; }

    /// <summary>Whether output goes to a file or pipe.</summary>
    public bool IsRedirected { get; init; } = true;

    /// <summary>Columns of the console.</summary>
    public int Width { get; init; } = 90;

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public Interruption Interruption { get; init; } = new(() => { });

    /// <summary>How long a running target may go on after the first signal.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(20);

    public static Surroundings OfProcess() => new()
    {
        Arguments = [.. Environment.GetCommandLineArgs().Skip(1)],
        Variables = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(
            x => (string)x.Key,
            x => (string?)x.Value ?? "",
            OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal),
        WorkingDirectory = AbsolutePath.Create(Environment.CurrentDirectory),
        Output = Console.Out,
        Error = Console.Error,
        Input = Console.In,
        AskHidden = Console.IsInputRedirected ? null : HiddenInput.Read,
        IsRedirected = Console.IsOutputRedirected,
        Width = Console.IsOutputRedirected ? 90 : Math.Max(Console.WindowWidth, 40),
        Interruption = new Interruption(StopAtOnce),
    };

    static void StopAtOnce()
    {
        Console.Error.WriteLine("Stopped at once.");
        Environment.Exit(ExitCodes.Interrupted);
    }
}
