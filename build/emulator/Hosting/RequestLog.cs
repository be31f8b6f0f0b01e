using System.Collections.Concurrent;
using Ingot.Emulator.Faults;
using Microsoft.AspNetCore.Http;

namespace Ingot.Emulator.Hosting;

/// <summary>Remembers what was asked and how it was answered.</summary>
sealed class RequestLog(TimeProvider time)
{
    readonly ConcurrentQueue<RequestLogEntry> entries = new();

    public IReadOnlyList<RequestLogEntry> Entries => [.. entries];

    /// <summary>Notes what was asked of the proxy.</summary>
    public void Add(string method, string target, int status) => entries.Enqueue(new(time.GetUtcNow(), method, target, "", status));

    /// <summary>Middleware: the outermost, so that refusals are seen too.</summary>
    public async Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        var came = time.GetUtcNow();
        // The entry is made before the answer leaves, so that a client that has its answer finds it here.
        http.Response.OnStarting(() =>
        {
            Add(http, came, http.Response.StatusCode, http.Features.Get<FaultRule>());
            return Task.CompletedTask;
        });
        await next(http);
    }

    /// <summary>A request inside another one: its answer is complete when it returns, and starts at no wire.</summary>
    public async Task InvokePartAsync(HttpContext http, RequestDelegate next)
    {
        var came = time.GetUtcNow();
        await next(http);
        // The log has those that were broken already.
        if (!http.RequestAborted.IsCancellationRequested)
            Add(http, came, http.Response.StatusCode, http.Features.Get<FaultRule>());
    }

    /// <summary>A request whose answer never started.</summary>
    public void Add(HttpContext http, int status, FaultRule rule) => Add(http, time.GetUtcNow(), status, rule);

    void Add(HttpContext http, DateTimeOffset came, int status, FaultRule? rule)
    {
        var request = http.Request;
        entries.Enqueue(new(came, request.Method, request.Path, request.QueryString.ToString(), status, LoggedBody.Of(http), rule?.ToString()));
    }
}
