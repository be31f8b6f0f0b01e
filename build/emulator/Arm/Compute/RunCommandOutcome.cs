using System.Text.Json.Nodes;

namespace Ingot.Emulator.Arm.Compute;

/// <summary>How a script ended.</summary>
/// <param name="State">Succeeded, Failed or TimedOut.</param>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Output">The last of standard output.</param>
/// <param name="Error">The last of standard error.</param>
/// <param name="Start">When it began.</param>
/// <param name="End">When it ended.</param>
sealed record RunCommandOutcome(string State, int ExitCode, string Output, string Error, DateTimeOffset Start, DateTimeOffset End)
{
    /// <summary>The instance view of a managed run command.</summary>
    public JsonObject ToInstanceView() => new()
    {
        ["executionState"] = State,
        ["executionMessage"] = State == "Succeeded" ? "Execution completed" : $"Execution ended as {State} with exit code {ExitCode}",
        ["exitCode"] = ExitCode,
        ["output"] = Output,
        ["error"] = Error,
        ["startTime"] = Start,
        ["endTime"] = End,
    };
}
