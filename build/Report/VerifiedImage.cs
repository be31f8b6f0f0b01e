namespace Ingot.Report;

/// <summary>How an image did when a machine was made of it.</summary>
public sealed record VerifiedImage
{
    /// <summary>Resource id of the image or image version.</summary>
    public required string ImageId { get; init; }

    /// <summary>Passed, Slow or Failed.</summary>
    public required string Result { get; init; }

    /// <summary>When, in UTC.</summary>
    public required DateTimeOffset Verified { get; init; }

    /// <summary>Seconds from the acceptance of the machine's creation until it was usable; null: it never was.</summary>
    public double? ReadySeconds { get; init; }

    /// <summary>Seconds that were allowed.</summary>
    public required double BudgetSeconds { get; init; }

    /// <summary>Seconds from the same moment to each mark on the way, in their order.</summary>
    public required IReadOnlyDictionary<string, double> Timeline { get; init; }

    /// <summary>What was wrong; null: nothing.</summary>
    public string? Cause { get; init; }
}
