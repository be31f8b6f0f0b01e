using System.ComponentModel.DataAnnotations;

namespace Ingot.Emulator.Rehearsals;

/// <summary>A spot machine that Azure takes back: deallocated or deleted, as its eviction policy says.</summary>
public sealed record SpotEviction
{
    /// <summary>Name of the machine; * stands for any text.</summary>
    public string Machine { get; init; } = "*";

    /// <summary>The request to the machine or below it, counted from its creation, before which it happens.</summary>
    [Range(1, int.MaxValue)]
    public int? AtRequest { get; init; }

    /// <summary>A tag, as name=value, after whose appearance on the machine it happens: the stage of a bake, for instance.</summary>
    public string? AfterTag { get; init; }
}
