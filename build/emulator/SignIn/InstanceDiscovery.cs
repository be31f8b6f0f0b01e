using System.Text.Json.Nodes;
using Ingot.Emulator.Hosting;
using Microsoft.AspNetCore.Http;

namespace Ingot.Emulator.SignIn;

/// <summary>
/// GET /common/discovery/instance: clients ask it whether a sign-in service is one of Azure's, and under which names it is known.
/// Source: the requests of MSAL, and its documentation "Instance discovery".
/// </summary>
static class InstanceDiscovery
{
    public static Task AnswerAsync(HttpContext http)
    {
        var asked = http.Request.Query["authorization_endpoint"].ToString();
        var host = Uri.TryCreate(asked, UriKind.Absolute, out var endpoint) ? endpoint.Host : "";
        var isKnown = CloudNames.All.Any(cloud => cloud.Login.Contains(host, StringComparer.OrdinalIgnoreCase));
        http.Response.StatusCode = isKnown ? 200 : 400;
        return http.Response.WriteAsJsonAsync(isKnown && endpoint is not null ? Answer(endpoint) : Refusal(), http.RequestAborted);
    }

    static JsonObject Answer(Uri endpoint) => new()
    {
        ["tenant_discovery_endpoint"] = $"https://{endpoint.Host}/{endpoint.Segments.ElementAtOrDefault(1)?.Trim('/')}/v2.0/.well-known/openid-configuration",
        ["api-version"] = "1.1",
        ["metadata"] = new JsonArray([.. CloudNames.All.Select(cloud => new JsonObject
        {
            ["preferred_network"] = cloud.Login[0],
            ["preferred_cache"] = cloud.LoginCache,
            ["aliases"] = new JsonArray([.. cloud.Login.Select(name => JsonValue.Create(name))]),
        })]),
    };

    static JsonObject Refusal() => new()
    {
        ["error"] = "invalid_instance",
        ["error_description"] = "AADSTS50049: Unknown or invalid instance.",
        ["error_codes"] = new JsonArray(50049),
    };
}
