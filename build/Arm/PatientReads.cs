using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;

namespace Ingot.Arm;

/// <summary>Asks again what only reads, when the network or Azure has a bad moment: the SDK itself gives up after six seconds.</summary>
/// <remarks>
/// How far an operation is, is asked until its waiter has no more time: it goes on in Azure, and a hiccup of the network is no reason to lose hours of it. Another
/// question is repeated for half a minute. What changes something is never repeated here.
/// </remarks>
/// <param name="time">The clock that waits go by.</param>
sealed class PatientReads(TimeProvider time) : HttpPipelinePolicy
{
    // A server error may also be the way in which Azure tells, once and for all, that the operation failed.
    const int ServerErrors = 8;

    static readonly TimeSpan[] Waits = [TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(20)];
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <summary>False as long as nothing has ever been read: what is wrong then is likely to stay so, and nothing is lost yet.</summary>
    public bool IsConnected { get; set; }

    /// <inheritdoc/>
    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var serverErrors = 0;
        for (var attempt = 0; ; attempt++)
        {
            TimeSpan? wait;
            try
            {
                await ProcessNextAsync(message, pipeline);
                serverErrors += message.Response.Status == 500 ? 1 : 0;
                wait = AfterAnswer(message, attempt, serverErrors);
                if (wait is null)
                    return;
            }
            catch (Exception exception) when (!message.CancellationToken.IsCancellationRequested && AfterBreak(message, exception, attempt) is { } pause)
            {
                wait = pause;
            }

            await Task.Delay(wait.Value, time, message.CancellationToken);
            if (message.HasResponse)
                message.Response.Dispose();
        }
    }

    /// <inheritdoc/>
    // Nothing here asks without waiting for the answer.
    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => ProcessNext(message, pipeline);

    // 429 and 503 of other questions are the business of ArmCall.
    TimeSpan? AfterAnswer(HttpMessage message, int attempt, int serverErrors) => message.Response.Status switch
    {
        408 or 429 or 502 or 503 or 504 when RequestPurpose.IsPoll(message) => Asked(message.Response) ?? Wait(attempt),
        500 when RequestPurpose.IsPoll(message) && serverErrors <= ServerErrors => Wait(attempt),
        408 or 500 or 502 or 504 when IsOther(message, attempt) => Wait(attempt),
        _ => null,
    };

    TimeSpan? AfterBreak(HttpMessage message, Exception exception, int attempt) =>
        IsBreak(exception) && (RequestPurpose.IsPoll(message) || IsOther(message, attempt)) ? Wait(attempt) : null;

    bool IsOther(HttpMessage message, int attempt) => IsConnected && RequestPurpose.IsRead(message) && attempt < Waits.Length;

    static TimeSpan Wait(int attempt) => Waits[Math.Min(attempt, Waits.Length - 1)];

    static TimeSpan? Asked(Response answer) =>
        answer.Headers.TryGetValue("Retry-After", out var text) && int.TryParse(text, out var seconds) && seconds > 0
            ? TimeSpan.FromSeconds(Math.Min(seconds, Longest.TotalSeconds))
            : null;

    // Also on the way to a new token, which is needed in the middle of long waits. A refusal of the sign-in has an answer.
    static bool IsBreak(Exception exception) => ArmCall.Unwrap(exception) switch
    {
        CredentialUnavailableException => false,
        AuthenticationFailedException { InnerException: { } inner } => inner is not Fault && IsBreak(inner),
        RequestFailedException failed => failed.Status == 0 && !IsTrust(failed),
        HttpRequestException failed => !IsTrust(failed),
        TaskCanceledException => true,
        _ => false,
    };

    static bool IsTrust(Exception exception) =>
        exception is System.Security.Authentication.AuthenticationException || (exception.InnerException is { } inner && IsTrust(inner));
}
