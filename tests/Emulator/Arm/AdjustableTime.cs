namespace Ingot.Tests.Emulator.Arm;

/// <summary>The real clock, put ahead.</summary>
sealed class AdjustableTime : TimeProvider
{
    public TimeSpan Ahead { get; set; }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Ahead;
}
