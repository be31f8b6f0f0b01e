using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ingot.Emulator.SignIn;

/// <summary>
/// GET /msi/token: a token of the machine that the client runs on, in the flavour of App Service, which tells its processes the address
/// and the header by IDENTITY_ENDPOINT and IDENTITY_HEADER.
/// Source: learn.microsoft.com, "How to use managed identities for App Service and Azure Functions", REST endpoint reference.
/// </summary>
sealed class ManagedIdentityEndpoint(EmulatorOptions options, ManagedIdentities identities, TokenService tokens)
{
    public const string Path = "/msi/token";

    public void Map(IEndpointRouteBuilder routes) => routes.MapGet(Path, AnswerAsync);

    Task AnswerAsync(HttpContext http)
    {
        var query = http.Request.Query;
        var client = query["client_id"].ToString();
        var resource = query["resource"].ToString();
        // Only processes of the machine know the header, so that a page they are made to fetch is not a token.
        if (!Same(http.Request.Headers["X-IDENTITY-HEADER"].ToString(), identities.Header))
            return RefuseAsync(http, 401, "The header X-IDENTITY-HEADER is missing or wrong.");
        if (query["api-version"] != "2019-08-01")
            return RefuseAsync(http, 400, $"The api-version '{query["api-version"]}' is not supported.");
        if (resource.Length == 0)
            return RefuseAsync(http, 400, "The parameter 'resource' is missing.");
        if (client.Length == 0 ? !identities.HasSystemAssigned : !identities.UserAssigned.Contains(client, StringComparer.OrdinalIgnoreCase))
            return RefuseAsync(http, 400, "No User Assigned or Delegated Managed Identity found for specified ClientId/ResourceId/PrincipalId.");
        var ends = options.Time.GetUtcNow() + (options.AdvertisedTokenLifetime ?? options.TokenLifetime);
        client = client.Length == 0 ? ManagedIdentities.SystemAssignedClientId : client;
        return http.Response.WriteAsJsonAsync(
            new JsonObject
            {
                ["access_token"] = tokens.Issue(resource, "https://sts.windows.net", client),
                ["expires_on"] = ends.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
                ["resource"] = resource,
                ["token_type"] = "Bearer",
                ["client_id"] = client,
            },
            http.RequestAborted);
    }

    static Task RefuseAsync(HttpContext http, int status, string message)
    {
        http.Response.StatusCode = status;
        return http.Response.WriteAsJsonAsync(
            new JsonObject { ["statusCode"] = status, ["message"] = message, ["correlationId"] = Guid.NewGuid().ToString() },
            http.RequestAborted);
    }

    static bool Same(string given, string expected) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(expected));
}
