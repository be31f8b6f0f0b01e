using Ingot;

/// <summary>No wait is without an end.</summary>
partial class Build
{
    // The script waits twice, for servicing to end and for the state of the image; the agent comes before and after.
    TimeSpan SysprepDeadline => (2 * TimeoutSysprep) + (2 * TimeoutAgent);

    /// <summary>A target's body with a deadline; what it waited for is told when that ends it.</summary>
    /// <param name="target">The target.</param>
    /// <param name="option">The option that sets the deadline.</param>
    /// <param name="timeout">The deadline; read when the target runs.</param>
    /// <param name="body">The body.</param>
    Func<CancellationToken, Task> Within(string target, string option, Func<TimeSpan> timeout, Func<CancellationToken, Task> body) => async cancellationToken =>
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(timeout());
        try
        {
            await body(deadline.Token);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new Fault(
                $"{target} did not end within {timeout()}.",
                session?.Waits.Last is { } last ? $"It waited for Azure: {last}." : "It waited for an answer that did not come.",
                $"Run the target again, which goes on where it stopped, or give {option} more.",
                exception);
        }
    };
}
