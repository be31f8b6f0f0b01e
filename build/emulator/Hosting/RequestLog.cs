using System.Collections.Concurrent;
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
            var request = http.Request;
            var (query, status) = (request.QueryString.ToString(), http.Response.StatusCode);
            entries.Enqueue(new(came, request.Method, request.Path, query, status, LoggedBody.Of(http)));
            return Task.CompletedTask;
        });
        await next(http);
    }
}
