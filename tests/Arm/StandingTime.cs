namespace Ingot.Tests.Arm;

/// <summary>A clock that stands still, for texts with times in them.</summary>
sealed class StandingTime(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
