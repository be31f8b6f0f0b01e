namespace Ingot.Tests.Nuke;

/// <summary>What a run of the engine left behind.</summary>
/// <param name="ExitCode">What the process would have returned.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
public sealed record EngineResult(int ExitCode, string Output, string Error);
