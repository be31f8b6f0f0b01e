using Azure;
using Azure.Identity;
using Ingot.Arm.Errors;

namespace Ingot.Arm;

/// <summary>Calls to Azure whose failures become faults.</summary>
public static class ArmCall
{
    /// <summary>Runs a call.</summary>
    /// <param name="doing">What the call is for, as the end of "Azure did not …".</param>
    /// <param name="call">The call.</param>
    /// <exception cref="Fault">Azure refused or failed, or was not reached.</exception>
    public static async Task<T> RunAsync<T>(string doing, Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (Exception exception) when (Unwrap(exception) is { } cause)
        {
            throw ArmFault.From(doing, cause);
        }
    }

    /// <summary>The value, or null when Azure says that there is no such thing.</summary>
    /// <exception cref="Fault">Azure refused or failed otherwise, or was not reached.</exception>
    public static async Task<T?> FindAsync<T>(string doing, Func<Task<Response<T>>> call)
        where T : class
    {
        try
        {
            return (await call()).Value;
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return null;
        }
        catch (Exception exception) when (Unwrap(exception) is { } cause)
        {
            throw ArmFault.From(doing, cause);
        }
    }

    // When its retries run out the SDK throws an AggregateException with one entry per try.
    static Exception? Unwrap(Exception exception) => exception switch
    {
        RequestFailedException or AuthenticationFailedException or HttpRequestException => exception,
        AggregateException { InnerExceptions: [.., TaskCanceledException timeout] } => timeout,
        AggregateException { InnerExceptions: [.., var last] } => Unwrap(last),
        // The client's own patience ended, not the user's.
        TaskCanceledException { InnerException: TimeoutException } => exception,
        _ => null,
    };
}
