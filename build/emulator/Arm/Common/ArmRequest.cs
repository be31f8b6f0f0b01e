using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Ingot.Emulator.Arm.Common;

/// <summary>A request that passed sign-in and the common checks.</summary>
sealed class ArmRequest(HttpContext http, JsonObject? body)
{
    public string Verb => http.Request.Method;

    public string Path => http.Request.Path;

    public string ApiVersion => Query("api-version") ?? "";

    public string Subscription => Route("subscription");

    public string Group => Route("group");

    public string Name => Route("name");

    /// <summary>Scheme and host as the client wrote them, for absolute links.</summary>
    public string Origin => $"{http.Request.Scheme}://{http.Request.Host}";

    /// <summary>The body, or null when there is none.</summary>
    public JsonObject? BodyOrNone => body;

    public JsonObject Body => body ?? throw new ArmException(
        400,
        "InvalidRequestContent",
        "The request content was invalid and could not be deserialized: 'A JSON object is required.'.");

    public bool Has(string routeValue) => http.Request.RouteValues[routeValue] is string;

    public string Route(string name) => (string?)http.Request.RouteValues[name] ?? "";

    public string? Query(string name) => http.Request.Query.TryGetValue(name, out var value) ? value.ToString() : null;

    /// <summary>The id of the resource that the path names.</summary>
    public string Id(string type) => ArmId.Of(Subscription, Group, type, Name);
}
