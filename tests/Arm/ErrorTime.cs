namespace Ingot.Tests.Arm;

/// <summary>A clock on which every wait is over at once, and that remembers how long each would have been.</summary>
sealed class ErrorTime : TimeProvider
{
    DateTimeOffset now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    public List<TimeSpan> Waits { get; } = [];

    public override DateTimeOffset GetUtcNow() => now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Waits.Add(dueTime);
        now += dueTime;
        return System.CreateTimer(callback, state, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }
}
