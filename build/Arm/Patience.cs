namespace Ingot.Arm;

/// <summary>Waiting for something that takes seconds or hours: often at first, then seldom enough for Azure's limits.</summary>
/// <remarks>Compute answers a resource 12 times a minute in the long run: https://learn.microsoft.com/azure/virtual-machines/compute-throttling-limits</remarks>
static class Patience
{
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    /// <summary>Reads until the value is as wanted.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="read">Reads the value.</param>
    /// <param name="isDone">Says whether to stop.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public static async Task<T> UntilAsync<T>(TimeProvider time, Func<Task<T>> read, Func<T, bool> isDone, CancellationToken cancellationToken)
    {
        using var waiting = RequestPurpose.Waiting();
        for (var pause = TimeSpan.FromSeconds(1); ; pause = pause + pause < Longest ? pause + pause : Longest)
        {
            var value = await read();
            if (isDone(value))
                return value;
            await Task.Delay(pause, time, cancellationToken);
        }
    }
}
