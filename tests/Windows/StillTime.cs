namespace Ingot.Tests.Windows;

/// <summary>A clock that stands still.</summary>
sealed class StillTime : TimeProvider
{
    readonly DateTimeOffset now = System.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => now;
}
