namespace Ingot.Emulator.Scripting.Commands;

/// <summary>How a native program ended.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Lines">Its standard output.</param>
sealed record ProgramAnswer(int ExitCode, IReadOnlyList<string> Lines);
