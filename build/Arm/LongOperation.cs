using Azure;
using Azure.ResourceManager;

namespace Ingot.Arm;

/// <summary>What Azure goes on with after it has said yes.</summary>
static class LongOperation
{
    // Azure answers a creation within seconds; and twenty seconds after an interruption Cleanup begins beside what has not ended.
    static readonly TimeSpan Grace = TimeSpan.FromSeconds(15);

    /// <summary>Starts it and waits for its end.</summary>
    /// <remarks>Whoever stops waiting in the very moment of the request still hears the answer: what was created unheard would be found by nobody.</remarks>
    /// <param name="start">Sends the request, and does not wait for the end.</param>
    /// <param name="cancellationToken">Stops waiting; Azure goes on.</param>
    public static async Task<T> RunAsync<T>(Func<CancellationToken, Task<ArmOperation<T>>> start, CancellationToken cancellationToken)
        where T : notnull
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var sending = new CancellationTokenSource();
        ArmOperation<T> operation;
        await using (cancellationToken.Register(() => sending.CancelAfter(Grace)))
            operation = await start(sending.Token);
        return (await operation.WaitForCompletionAsync(cancellationToken)).Value;
    }
}
