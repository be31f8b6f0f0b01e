using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.SignIn;

/// <summary>
/// Checks the assertions that stand in for a client secret: JWTs signed by a certificate of the application, or by a party of
/// <see cref="EmulatorOptions.FederatedCredentials"/>.
/// Source: learn.microsoft.com, "OAuth 2.0 client credentials flow", second and third case, and "Microsoft Entra authentication and
/// authorization error codes". Azure allows for clocks that differ by some minutes; here there is one clock, and no allowance.
/// </summary>
sealed class ClientAssertions(EmulatorOptions options)
{
    const string BearerType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    readonly CertificateAssertions certificates = new(options);

    /// <summary>Returns when the assertion is good.</summary>
    /// <param name="type">What kind the client says it is.</param>
    /// <param name="assertion">The assertion.</param>
    /// <param name="host">The name under which the token service was asked.</param>
    /// <exception cref="SignInException">It is not; the number says why.</exception>
    public void Check(string type, string assertion, string host)
    {
        if (type != BearerType)
        {
            throw new SignInException(401, "invalid_client", 7000218, "The request body must contain the following parameter: "
                + "'client_assertion' or 'client_secret'.");
        }
        var jwt = Jwt.Read(assertion) ?? throw new SignInException(400, "invalid_request", 50027, "JWT token is invalid or malformed.");
        if (string.Equals(jwt.Claims.TextAt("iss"), options.ClientId, StringComparison.OrdinalIgnoreCase))
            certificates.Check(jwt, host);
        else
            CheckSignature(jwt, Party(jwt.Claims));
        CheckTime(jwt.Claims);
    }

    FederatedCredential Party(JsonObject claims)
    {
        var (issuer, subject, audience) = (claims.TextAt("iss"), claims.TextAt("sub"), claims.TextAt("aud"));
        var all = $"Assertion Issuer: '{issuer}'. Assertion Subject: '{subject}'. Assertion Audience: '{audience}'.";
        if (options.FederatedCredentials.Count == 0)
            throw NoMatch(70021, $"assertion. {all}");
        var ofIssuer = options.FederatedCredentials.Where(party => party.Issuer == issuer).ToList();
        if (ofIssuer.Count == 0)
            throw NoMatch(700211, $"assertion issuer '{issuer}'. {all}");
        var ofSubject = ofIssuer.Where(party => party.Subject == subject).ToList();
        if (ofSubject.Count == 0)
            throw NoMatch(700213, $"assertion subject '{subject}'. {all}");
        return ofSubject.Find(party => party.Audience == audience) ?? throw NoMatch(700212, $"assertion audience '{audience}'. {all}");
    }

    static void CheckSignature(Jwt jwt, FederatedCredential party)
    {
        using var key = RSA.Create();
        key.ImportFromPem(party.PublicKey);
        if (!jwt.IsSignedBy(key))
            throw new SignInException(401, "invalid_client", 700027, "Client assertion failed signature validation.");
    }

    void CheckTime(JsonObject claims)
    {
        var (begins, ends, now) = (Seconds(claims, "nbf"), Seconds(claims, "exp"), options.Time.GetUtcNow());
        var seconds = now.ToUnixTimeSeconds();
        if (seconds >= begins && seconds < ends)
            return;
        throw new SignInException(401, "invalid_client", 700024, "Client assertion is not within its valid time range. Current time: "
            + $"{now.ToString("u", CultureInfo.InvariantCulture)}, assertion valid from {begins}, expiry time of assertion {ends} "
            + "(seconds since 1970).");
    }

    // MSAL writes the times of its assertions as text.
    static long Seconds(JsonObject claims, string name) =>
        claims.NumberAt(name) ?? (long.TryParse(claims.TextAt(name), CultureInfo.InvariantCulture, out var seconds) ? seconds : 0);

    static SignInException NoMatch(int number, string what) =>
        new(400, "invalid_request", number, $"No matching federated identity record found for presented {what}");
}
