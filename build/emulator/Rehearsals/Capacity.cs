using System.ComponentModel.DataAnnotations;

namespace Ingot.Emulator.Rehearsals;

/// <summary>A size that Azure has no room for. No API tells beforehand: the operation fails, and what it made stays behind.</summary>
public sealed record Capacity
{
    /// <summary>Such as Standard_D4s_v5.</summary>
    [KnownSize]
    public required string Size { get; init; }

    /// <summary>The region; absent: every region.</summary>
    [KnownLocation]
    public string? Location { get; init; }

    /// <summary>The zone; absent: whichever zone is asked for, and none.</summary>
    [AllowedValues("1", "2", "3", null)]
    public string? Zone { get; init; }

    /// <summary>How many requests fail before there is room; absent: all.</summary>
    [Range(0, int.MaxValue)]
    public int? Failures { get; init; }

    /// <summary>The code; absent: ZonalAllocationFailed for a request with a zone, else AllocationFailed.</summary>
    [AllowedValues("AllocationFailed", "ZonalAllocationFailed", "OverconstrainedAllocationRequest", "OverconstrainedZonalAllocationRequest", null)]
    public string? Code { get; init; }
}
