using Azure;
using Azure.Identity;
using Ingot.Arm.Errors;

namespace Ingot.Arm;

/// <summary>Calls to Azure whose failures become faults.</summary>
/// <remarks>The SDK itself repeats 408, 429 and 5xx three times. What Azure refused outright with a code that the catalogue calls retryable is repeated three
/// times more; what may have been carried out (a lost answer, a gateway's timeout) never is: see <see cref="ArmWrite"/>.</remarks>
public static class ArmCall
{
    // Azure asks for seconds; whoever is told to wait longer had better know.
    static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    static readonly TimeSpan[] Waits = [TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(20)];

    /// <summary>Runs a call.</summary>
    /// <param name="doing">What the call is for, as the end of "Azure did not …".</param>
    /// <param name="call">The call.</param>
    /// <exception cref="Fault">Azure refused or failed, or was not reached.</exception>
    // A wait is short enough to be waited for; the next try sees that the user has interrupted.
    public static Task<T> RunAsync<T>(string doing, Func<Task<T>> call) => RepeatAsync(doing, call, TimeProvider.System, CancellationToken.None);

    /// <summary>Runs a call.</summary>
    /// <param name="doing">What the call is for, as the end of "Azure did not …".</param>
    /// <param name="call">The call.</param>
    /// <param name="time">The clock that waits go by.</param>
    /// <param name="cancellationToken">Ends a wait between two tries.</param>
    /// <exception cref="Fault">Azure refused or failed, or was not reached.</exception>
    public static async Task<T> RepeatAsync<T>(string doing, Func<Task<T>> call, TimeProvider time, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            TimeSpan wait;
            try
            {
                return await call();
            }
            catch (Exception exception) when (Unwrap(exception) is { } cause)
            {
                if (attempt == Waits.Length || Again(cause, attempt) is not { } again)
                    throw ArmFault.From(doing, cause);
                wait = again;
            }

            await Task.Delay(wait, time, cancellationToken);
        }
    }

    /// <summary>The value, or null when Azure says that there is no such thing.</summary>
    /// <exception cref="Fault">Azure refused or failed otherwise, or was not reached.</exception>
    public static async Task<T?> FindAsync<T>(string doing, Func<Task<Response<T>>> call)
        where T : class
    {
        return await RunAsync(doing, FindAsync);

        async Task<T?> FindAsync()
        {
            try
            {
                return (await call()).Value;
            }
            catch (RequestFailedException exception) when (exception.Status == 404)
            {
                return null;
            }
        }
    }

    /// <summary>Deletes something. That it is not there any more is as good: the answer to an earlier try was lost, or somebody else was faster.</summary>
    /// <returns>False when it was gone.</returns>
    /// <exception cref="Fault">Azure refused or failed, or was not reached.</exception>
    public static async Task<bool> DeleteAsync(string doing, Func<Task> call)
    {
        return await RunAsync(doing, DeleteAsync);

        async Task<bool> DeleteAsync()
        {
            try
            {
                await call();
                return true;
            }
            catch (RequestFailedException exception) when (exception.Status == 404)
            {
                return false;
            }
        }
    }

    /// <summary>What really happened, when the exception is a failed call; null otherwise.</summary>
    // When its retries run out the SDK throws an AggregateException with one entry per try.
    internal static Exception? Unwrap(Exception exception) => exception switch
    {
        RequestFailedException or AuthenticationFailedException or HttpRequestException => exception,
        AggregateException { InnerExceptions: [.., TaskCanceledException timeout] } => timeout,
        AggregateException { InnerExceptions: [.., var last] } => Unwrap(last),
        // The client's own patience ended, not the user's.
        TaskCanceledException { InnerException: TimeoutException } => exception,
        _ => null,
    };

    // An operation that failed after it was accepted (status 200) was begun: what it left has to be looked at before it is begun again.
    static TimeSpan? Again(Exception cause, int attempt) =>
        ArmError.From(cause) is { Entry.IsRetryable: true, IsUncertain: false, Status: >= 400 } error && (error.RetryAfter ?? Waits[attempt]) is var wait && wait <= LongestWait
            ? wait
            : null;
}
