using System.ComponentModel.DataAnnotations;

namespace Ingot.Emulator.Rehearsals;

/// <summary>A limit of the subscription in a region.</summary>
public sealed record Quota
{
    /// <summary>cores, lowPriorityCores, virtualMachines, or a family such as standardDSv5Family.</summary>
    [KnownQuota]
    public required string Name { get; init; }

    /// <summary>The region; absent: every region.</summary>
    [KnownLocation]
    public string? Location { get; init; }

    /// <summary>The limit; absent: the usual one.</summary>
    [Range(0, int.MaxValue)]
    public int? Limit { get; init; }

    /// <summary>What others use already.</summary>
    [Range(0, int.MaxValue)]
    public int Used { get; init; }

    /// <summary>The code of the refusal; Azure uses both.</summary>
    [AllowedValues("OperationNotAllowed", "QuotaExceeded")]
    public string Code { get; init; } = "OperationNotAllowed";
}
