namespace Ingot.Emulator.Rehearsals;

/// <summary>A policy that denies what meets all of its conditions.</summary>
public sealed record Policy
{
    /// <summary>Name of definition and assignment.</summary>
    public required string Name { get; init; }

    /// <summary>The name people see; absent: the name.</summary>
    public string? DisplayName { get; init; }

    /// <summary>Where it is assigned; absent: the subscription.</summary>
    public string Scope { get; init; } = "";

    /// <summary>Resource types it looks at; empty: all.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>Denies other regions than these.</summary>
    [KnownLocation]
    public IReadOnlyList<string> AllowedLocations { get; init; } = [];

    /// <summary>Denies virtual machines of other sizes than these.</summary>
    [KnownSize]
    public IReadOnlyList<string> AllowedSizes { get; init; } = [];

    /// <summary>Denies public addresses, and interfaces that have one.</summary>
    public bool NoPublicAddress { get; init; }

    /// <summary>Denies what lacks this tag.</summary>
    public string? RequiredTag { get; init; }

    /// <summary>Denies names that do not match; * stands for any text.</summary>
    public string? NamePattern { get; init; }
}
