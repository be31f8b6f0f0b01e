using System.ComponentModel.DataAnnotations;

namespace Ingot.Emulator.Rehearsals;

/// <summary>A lock on a scope and what is below it.</summary>
public sealed record ResourceLock
{
    /// <summary>Name of the lock.</summary>
    public required string Name { get; init; }

    /// <summary>Id of the group or resource; absent: the subscription.</summary>
    public string Scope { get; init; } = "";

    /// <summary>CanNotDelete or ReadOnly.</summary>
    [AllowedValues("CanNotDelete", "ReadOnly")]
    public string Level { get; init; } = "CanNotDelete";
}
