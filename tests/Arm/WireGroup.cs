namespace Ingot.Tests.Arm;

/// <summary>A part of docs/options.md.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Options">Its rows.</param>
public sealed record WireGroup(string Title, IReadOnlyList<WireOption> Options);
