namespace Ingot.Tests.Arm;

/// <summary>The system's clock, hurried: waits end sooner and ages grow faster, all by the same factor.</summary>
sealed class FastTime(int factor) : TimeProvider
{
    readonly DateTimeOffset start = System.GetUtcNow();

    /// <summary>How long the machine slept: the wall clock went on, and nothing else.</summary>
    public TimeSpan Slept { get; set; }

    public override DateTimeOffset GetUtcNow() => start + (factor * (System.GetUtcNow() - start)) + Slept;

    public override long GetTimestamp() => System.GetTimestamp() * factor;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, Hurried(dueTime), Hurried(period));

    TimeSpan Hurried(TimeSpan span) => span > TimeSpan.Zero ? span / factor : span;
}
