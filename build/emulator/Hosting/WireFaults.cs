using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;
using Ingot.Emulator.Faults;
using Microsoft.AspNetCore.Http;

namespace Ingot.Emulator.Hosting;

/// <summary>Middleware between the wire and whoever answers: makes happen what the rules say, and stops at boundaries.</summary>
sealed class WireFaults(EmulatorOptions options, Boundaries boundaries, RequestLog log)
{
    readonly FaultPlan plan = new(options.FaultRules, options.Time);

    public Task InvokeAsync(HttpContext http, RequestDelegate next) =>
        PassAsync(http, next, OperationName.Of(http.Request.Method, http.Request.Path), OperationName.TypeOf(http.Request.Path));

    /// <summary>A request to a guest. Its faults are in the log under the guest's address.</summary>
    public Task InvokeGuestAsync(HttpContext http, RequestDelegate next) => PassAsync(http, next, OperationName.WinRm, "");

    async Task PassAsync(HttpContext http, RequestDelegate next, OperationName operation, string type)
    {
        var call = boundaries.Enter(operation, type);
        var rule = plan.Next(operation);
        await boundaries.PassAsync(operation, call, BoundaryMoment.BeforeActing, http.RequestAborted);
        if (rule is not null)
            http.Features.Set(rule);
        if (rule is not null && await RefuseAsync(http, rule))
            return;
        var answer = http.Response.Body;
        using var held = new MemoryStream();
        http.Response.Body = held;
        try
        {
            await next(http);
        }
        finally
        {
            http.Response.Body = answer;
        }

        await boundaries.PassAsync(operation, call, BoundaryMoment.AfterActing, http.RequestAborted);
        boundaries.Answer(operation, call);
        if (rule is null || !await LoseAnswerAsync(http, rule))
            await SendAsync(http, held);
        // Whoever asked may close the connection as soon as it has its answer: the moment is reached all the same.
        await boundaries.PassAsync(operation, call, BoundaryMoment.AfterAnswer, CancellationToken.None);
    }

    static async Task SendAsync(HttpContext http, MemoryStream held)
    {
        // The guest's endpoint closes connections on its own account.
        if (http.RequestAborted.IsCancellationRequested)
            return;
        if (held.Length > 0)
            await http.Response.Body.WriteAsync(held.ToArray(), http.RequestAborted);
        await http.Response.CompleteAsync();
    }

    // What happens instead of acting.
    async Task<bool> RefuseAsync(HttpContext http, FaultRule rule)
    {
        switch (rule.Kind)
        {
            case FaultKind.Throttled:
                await AnswerAsync(http, 429, "TooManyRequests", "The request is being throttled as the limit has been reached for operation type.", rule.Seconds(1));
                return true;
            case FaultKind.ServerError:
                await AnswerAsync(http, 500, "InternalServerError", "Encountered internal server error.", null);
                return true;
            case FaultKind.Unavailable:
                await AnswerAsync(http, 503, "ServerTimeout", "The request timed out. Please try again later.", rule.Seconds(1));
                return true;
            case FaultKind.GatewayTimeout:
                await AnswerAsync(http, 504, "GatewayTimeout", "The gateway did not receive a response within the specified time period.", null);
                return true;
            case FaultKind.Forbidden:
                await AnswerAsync(http, 403, "AuthorizationFailed", Forbidden(http), null);
                return true;
            case FaultKind.Conflict:
                await AnswerAsync(http, 409, "Conflict", "Another operation on this or a dependent resource is in progress.", null);
                return true;
            case FaultKind.Reset:
                Break(http, rule);
                return true;
            case FaultKind.Slow:
                await Task.Delay(TimeSpan.FromSeconds(rule.Seconds(3)), options.Time, http.RequestAborted);
                return false;
            default:
                return false;
        }
    }

    async Task<bool> LoseAnswerAsync(HttpContext http, FaultRule rule)
    {
        switch (rule.Kind)
        {
            case FaultKind.ResetAfter or FaultKind.Outage:
                Break(http, rule);
                return true;
            case FaultKind.GatewayTimeoutAfter:
                http.Response.Headers.Clear();
                await AnswerAsync(http, 504, "GatewayTimeout", "The gateway did not receive a response within the specified time period.", null);
                return true;
            default:
                return false;
        }
    }

    void Break(HttpContext http, FaultRule rule)
    {
        // No answer starts, so the log would not see it.
        log.Add(http, 0, rule);
        http.Abort();
    }

    async Task AnswerAsync(HttpContext http, int status, string code, string message, int? retryAfter)
    {
        AnswerHeaders.Write(http, options);
        if (retryAfter is { } seconds)
            http.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json; charset=utf-8";
        var body = new JsonObject { ["error"] = ArmErrors.ToJson(new(status, code, message)) };
        await http.Response.WriteAsync(body.ToJsonString(), http.RequestAborted);
        await http.Response.CompleteAsync();
    }

    string Forbidden(HttpContext http) =>
        $"The client '{options.ClientId}' with object id '{options.ClientId}' does not have authorization to perform the requested action over scope "
        + $"'{http.Request.Path}' or the scope is invalid. If access was recently granted, please refresh your credentials.";
}
