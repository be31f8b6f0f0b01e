using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ingot.Emulator.SignIn;

/// <summary>
/// GET /metadata/endpoints, GET /common/discovery/instance,
/// GET /adfs/.well-known/openid-configuration and GET /{tenant}/v2.0/.well-known/openid-configuration.
/// </summary>
static class MetadataEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/metadata/endpoints", http => http.Response.WriteAsJsonAsync(Answer(http), http.RequestAborted));
        routes.MapGet("/common/discovery/instance", InstanceDiscovery.AnswerAsync);
        routes.MapGet("/adfs/.well-known/openid-configuration", http =>
            http.Response.WriteAsJsonAsync(OpenId($"{Origin(http)}/adfs", "oauth2"), http.RequestAborted));
        routes.MapGet("/{tenant}/v2.0/.well-known/openid-configuration", (HttpContext http, string tenant) =>
            http.Response.WriteAsJsonAsync(OpenId($"{Origin(http)}/{tenant}", "oauth2/v2.0"), http.RequestAborted));
    }

    static string Origin(HttpContext http) => $"{http.Request.Scheme}://{http.Request.Host}";

    static JsonNode Answer(HttpContext http)
    {
        var version = http.Request.Query["api-version"].ToString();
        // ISO dates order as text. The list of clouds came with 2019-05-01.
        return string.CompareOrdinal(version, "2019") < 0 ? OldShape(Origin(http)) : new JsonArray(NewShape(Origin(http)));
    }

    // Clients of the old shape validate unknown authorities at the public login host, except when they end in /adfs.
    static JsonObject OldShape(string origin) => new()
    {
        ["galleryEndpoint"] = origin + "/",
        ["graphEndpoint"] = origin + "/",
        ["portalEndpoint"] = origin + "/",
        ["authentication"] = new JsonObject
        {
            ["loginEndpoint"] = origin + "/adfs",
            ["audiences"] = new JsonArray("https://management.core.windows.net/", "https://management.azure.com/"),
        },
    };

    static JsonObject NewShape(string origin) => new()
    {
        ["name"] = "Rehearsal",
        ["portal"] = origin + "/",
        ["authentication"] = new JsonObject
        {
            ["loginEndpoint"] = origin + "/",
            ["audiences"] = new JsonArray("https://management.core.windows.net/", "https://management.azure.com/"),
            ["tenant"] = "common",
            ["identityProvider"] = "AAD",
        },
        ["resourceManager"] = origin + "/",
        ["graph"] = origin + "/",
        ["gallery"] = origin + "/",
        ["suffixes"] = new JsonObject { ["keyVaultDns"] = "vault.azure.net", ["storage"] = "core.windows.net" },
    };

    static JsonObject OpenId(string authority, string path) => new()
    {
        ["issuer"] = authority,
        ["authorization_endpoint"] = $"{authority}/{path}/authorize",
        ["token_endpoint"] = $"{authority}/{path}/token",
        ["response_types_supported"] = new JsonArray("code", "id_token"),
        ["subject_types_supported"] = new JsonArray("pairwise"),
        ["id_token_signing_alg_values_supported"] = new JsonArray("HS256"),
    };
}
