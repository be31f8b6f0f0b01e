using System.Globalization;
using System.Text.Json.Nodes;
using Ingot.Emulator.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ingot.Emulator.SignIn;

/// <summary>
/// POST /{tenant}/oauth2/v2.0/token (scope),
/// POST /{tenant}/oauth2/token and POST /adfs/oauth2/token (resource; AD FS also scope): client credentials only, with the secret or with an assertion.
/// </summary>
sealed class TokenEndpoints(EmulatorOptions options, TokenService tokens)
{
    readonly ClientAssertions assertions = new(options);

    // Services that a token can be had for beside Azure Resource Manager, though it lets nobody in here.
    static readonly string[] OtherResources = ["https://vault.azure.net", "https://graph.microsoft.com", "https://storage.azure.com"];

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(
            "/{tenant}/oauth2/v2.0/token",
            (HttpContext http, string tenant) => AnswerAsync(http, tenant, isFirstVersion: false));
        routes.MapPost("/adfs/oauth2/token", http => AnswerAsync(http, options.TenantId, isFirstVersion: true));
        routes.MapPost("/{tenant}/oauth2/token", (HttpContext http, string tenant) => AnswerAsync(http, tenant, isFirstVersion: true));
    }

    async Task AnswerAsync(HttpContext http, string tenant, bool isFirstVersion)
    {
        try
        {
            if (!http.Request.HasFormContentType)
                throw new SignInException(400, "invalid_request", 900144, "The request body must contain the following parameter: "
                    + "'grant_type'.");
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            CheckTenant(tenant);
            CheckGrant(form);
            CheckClient(form);
            if (!form.ContainsKey("client_assertion"))
                CheckSecret(form);
            else
                assertions.Check(form["client_assertion_type"].ToString(), form["client_assertion"].ToString(), http.Request.Host.ToString());
            var origin = $"{http.Request.Scheme}://{http.Request.Host}";
            var isAdfs = http.Request.Path.StartsWithSegments("/adfs", StringComparison.Ordinal);
            var audience = Audience(form, origin, isFirstVersion, isAdfs);
            await http.Response.WriteAsJsonAsync(Token(tokens.Issue(audience, origin), audience, isFirstVersion && !isAdfs), http.RequestAborted);
        }
        catch (SignInException refusal)
        {
            http.Response.StatusCode = refusal.Status;
            await http.Response.WriteAsJsonAsync(Refusal(refusal), http.RequestAborted);
        }
    }

    void CheckTenant(string tenant)
    {
        if (!string.Equals(tenant, options.TenantId, StringComparison.OrdinalIgnoreCase))
        {
            throw new SignInException(400, "invalid_request", 90002, $"Tenant '{tenant}' not found. Check to make sure you have the "
                + "correct tenant ID and are signing into the correct cloud.");
        }
    }

    static void CheckGrant(IFormCollection form)
    {
        var grant = form["grant_type"].ToString();
        if (grant.Length == 0)
            throw new SignInException(400, "invalid_request", 900144, "The request body must contain the following parameter: "
                + "'grant_type'.");
        if (grant != "client_credentials")
            throw new SignInException(400, "unsupported_grant_type", 70003, $"The app requested an unsupported grant type '{grant}'.");
    }

    void CheckClient(IFormCollection form)
    {
        var client = form["client_id"].ToString();
        if (!string.Equals(client, options.ClientId, StringComparison.OrdinalIgnoreCase))
        {
            throw new SignInException(400, "unauthorized_client", 700016, $"Application with identifier '{client}' was not found in the "
                + $"directory '{options.TenantId}'. This can happen if the application has not been installed by the administrator of the "
                + "tenant.");
        }
    }

    void CheckSecret(IFormCollection form)
    {
        if (form["client_secret"].ToString() != options.ClientSecret)
        {
            throw new SignInException(401, "invalid_client", 7000215, "Invalid client secret provided. Ensure the secret being sent in the "
                + $"request is the client secret value, not the client secret ID, for a secret added to app '{options.ClientId}'.");
        }
    }

    static string Audience(IFormCollection form, string origin, bool isFirstVersion, bool isAdfs)
    {
        const string suffix = "/.default";
        // AD FS takes the resource in the scope too, which is how MSAL asks it.
        var isScope = !isFirstVersion || (isAdfs && form["resource"].Count == 0);
        var asked = form[isScope ? "scope" : "resource"].ToString().Split(' ')[0];
        var resource = isScope && asked.EndsWith(suffix, StringComparison.Ordinal) ? asked[..^suffix.Length] : asked;
        var bare = resource.TrimEnd('/');
        if (!string.Equals(bare, origin, StringComparison.OrdinalIgnoreCase)
            && !CloudNames.Of(new Uri(origin).Host).Audiences.Concat(OtherResources).Contains(bare, StringComparer.OrdinalIgnoreCase))
        {
            throw new SignInException(400, "invalid_resource", 500011, $"The resource principal named {bare} was not found in the tenant. "
                + "This can happen if the application has not been installed by the administrator of the tenant.");
        }
        return resource;
    }

    // The first version answers its numbers as strings; AD FS does not.
    JsonObject Token(string token, string audience, bool isFirstVersion)
    {
        var lifetime = (long)(options.AdvertisedTokenLifetime ?? options.TokenLifetime - TimeSpan.FromSeconds(1)).TotalSeconds;
        if (!isFirstVersion)
        {
            return new()
            {
                ["token_type"] = "Bearer", ["expires_in"] = lifetime, ["ext_expires_in"] = lifetime, ["access_token"] = token,
            };
        }
        var now = options.Time.GetUtcNow().ToUnixTimeSeconds();
        return new()
        {
            ["token_type"] = "Bearer",
            ["expires_in"] = Text(lifetime),
            ["ext_expires_in"] = Text(lifetime),
            ["expires_on"] = Text(now + lifetime),
            ["not_before"] = Text(now),
            ["resource"] = audience,
            ["access_token"] = token,
        };
    }

    JsonObject Refusal(SignInException refusal)
    {
        var (trace, correlation) = (Guid.NewGuid().ToString(), Guid.NewGuid().ToString());
        var time = options.Time.GetUtcNow().ToString("yyyy-MM-dd HH:mm:ssZ", CultureInfo.InvariantCulture);
        return new()
        {
            ["error"] = refusal.Error,
            ["error_description"] =
                $"AADSTS{refusal.Number}: {refusal.Message} Trace ID: {trace} Correlation ID: {correlation} Timestamp: {time}",
            ["error_codes"] = new JsonArray(refusal.Number),
            ["timestamp"] = time,
            ["trace_id"] = trace,
            ["correlation_id"] = correlation,
        };
    }

    static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
