using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;
using Microsoft.AspNetCore.Http;

namespace Ingot.Emulator.Hosting;

/// <summary>
/// POST /batch: many questions in one request, each answered by itself; and GET /batch/{id}, where a large batch is fetched.
/// A part that is throttled or refused says so in its own status; the batch as a whole succeeds.
/// </summary>
/// <remarks>
/// Undocumented, but what azure_rm of Ansible sends. That more than 20 parts are answered later, as "value" and not as "responses", is known
/// from that client; the path to fetch them at is assumed.
/// </remarks>
sealed class Batches(ArmPipeline pipeline, RequestDelegate part, RequestDelegate next)
{
    const int Immediate = 20;
    const int Most = 500;
    const string Path = "/batch";

    readonly ConcurrentDictionary<string, JsonArray> later = new(StringComparer.OrdinalIgnoreCase);

    public Task InvokeAsync(HttpContext http)
    {
        if (!http.Request.Path.StartsWithSegments(Path, StringComparison.OrdinalIgnoreCase, out var id))
            return next(http);
        return (http.Request.Method, id.HasValue) switch
        {
            ("POST", false) => pipeline.AdmitAsync(http, body => AnswerAsync(http, body)),
            ("GET", true) => pipeline.AdmitAsync(http, _ => Task.FromResult(Fetch(id.Value!.TrimStart('/')))),
            _ => next(http),
        };
    }

    async Task<ArmResponse> AnswerAsync(HttpContext http, JsonObject? body)
    {
        var requests = body?["requests"] as JsonArray;
        if (requests is not { Count: > 0 and <= Most })
            throw new ArmException(400, "InvalidRequestContent", $"The batch request must contain between 1 and {Most} requests.");
        var answers = new JsonArray();
        foreach (var request in requests)
            answers.Add(await AnswerPartAsync(http, request as JsonObject));
        if (answers.Count <= Immediate)
            return ArmResponse.Ok(new JsonObject { ["responses"] = answers });
        var id = Guid.NewGuid().ToString();
        later[id] = answers;
        http.Response.Headers.Location = $"{Origin(http)}{Path}/{id}{http.Request.QueryString}";
        http.Response.Headers.RetryAfter = "1";
        return new(202);
    }

    ArmResponse Fetch(string id) => later.TryGetValue(id, out var answers)
        ? ArmResponse.Ok(new JsonObject { ["value"] = answers.DeepClone() })
        : throw new ArmException(404, "NotFound", $"The batch '{id}' was not found.");

    async Task<JsonNode> AnswerPartAsync(HttpContext http, JsonObject? request)
    {
        using var answer = new MemoryStream();
        var inner = Inner(http, request);
        inner.Response.Body = answer;
        await part(inner);
        // A connection cannot break inside a batch: it takes the batch with it.
        if (inner.RequestAborted.IsCancellationRequested)
            http.Abort();
        return new JsonObject
        {
            ["name"] = request.TextAt("name"),
            ["httpStatusCode"] = inner.Response.StatusCode,
            ["headers"] = Headers(inner.Response.Headers),
            ["content"] = answer.Length == 0 ? null : JsonNode.Parse(answer.ToArray()),
        };
    }

    static DefaultHttpContext Inner(HttpContext http, JsonObject? request)
    {
        if (!Uri.TryCreate(new Uri(Origin(http)), request.TextAt("url"), out var url) || url.Authority != new Uri(Origin(http)).Authority)
            throw new ArmException(400, "InvalidRequestContent", $"The url '{request.TextAt("url")}' of the batch request is invalid.");
        if (request.TextAt("httpMethod") is not { } method || !HttpMethods.IsGet(method))
            throw ArmErrors.NotEmulated($"a {request.TextAt("httpMethod")} inside a batch");
        var inner = new DefaultHttpContext { RequestServices = http.RequestServices };
        inner.Request.Method = HttpMethods.Get;
        inner.Request.Scheme = http.Request.Scheme;
        inner.Request.Host = http.Request.Host;
        inner.Request.Path = PathString.FromUriComponent(url);
        inner.Request.QueryString = QueryString.FromUriComponent(url);
        inner.Request.Headers.Authorization = http.Request.Headers.Authorization;
        return inner;
    }

    static JsonObject Headers(IHeaderDictionary headers)
    {
        var shown = new JsonObject();
        foreach (var (name, value) in headers)
            shown[name] = value.ToString();
        return shown;
    }

    static string Origin(HttpContext http) => $"{http.Request.Scheme}://{http.Request.Host}";
}
