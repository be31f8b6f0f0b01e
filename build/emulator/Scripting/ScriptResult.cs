namespace Ingot.Emulator.Scripting;

/// <summary>How a guest script ended.</summary>
/// <param name="ExitCode">The exit code powershell.exe would have given.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
public sealed record ScriptResult(int ExitCode, string Output, string Error);
