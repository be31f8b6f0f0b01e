namespace Ingot.Emulator.Faults;

/// <summary>One moment of one request.</summary>
/// <param name="Operation">What was asked.</param>
/// <param name="Call">The how manieth request of this operation it was, from 1.</param>
/// <param name="Moment">The moment.</param>
public sealed record Boundary(OperationName Operation, int Call, BoundaryMoment Moment)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Operation}#{Call} {Moment switch
    {
        BoundaryMoment.BeforeActing => "before acting",
        BoundaryMoment.AfterActing => "after acting",
        _ => "after the answer",
    }}";
}
