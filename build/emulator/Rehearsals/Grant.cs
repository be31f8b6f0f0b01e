namespace Ingot.Emulator.Rehearsals;

/// <summary>A role that the one who signs in has. As soon as there is one, nothing else is allowed.</summary>
public sealed record Grant
{
    /// <summary>Where it holds, and below; absent: the subscription.</summary>
    public string Scope { get; init; } = "";

    /// <summary>What is allowed; * stands for any text.</summary>
    public required IReadOnlyList<string> Actions { get; init; }

    /// <summary>What is left out of the actions.</summary>
    public IReadOnlyList<string> NotActions { get; init; } = [];

    /// <summary>What is allowed on data, such as blobs.</summary>
    public IReadOnlyList<string> DataActions { get; init; } = [];

    /// <summary>What is left out of the actions on data.</summary>
    public IReadOnlyList<string> NotDataActions { get; init; } = [];
}
