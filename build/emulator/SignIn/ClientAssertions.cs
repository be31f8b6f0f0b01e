using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.SignIn;

/// <summary>
/// Checks the assertions that stand in for a client secret: JWTs signed with RS256 by a party of <see cref="EmulatorOptions"/>.
/// Source: learn.microsoft.com, "OAuth 2.0 client credentials flow", third case, and "Microsoft Entra authentication and authorization
/// error codes". Azure allows for clocks that differ by some minutes; here there is one clock, and no allowance.
/// </summary>
sealed class ClientAssertions(EmulatorOptions options)
{
    const string BearerType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    /// <summary>Returns when the assertion is good.</summary>
    /// <exception cref="SignInException">It is not; the number says why.</exception>
    public void Check(string type, string assertion)
    {
        if (type != BearerType)
        {
            throw new SignInException(401, "invalid_client", 7000218, "The request body must contain the following parameter: "
                + "'client_assertion' or 'client_secret'.");
        }
        var parts = assertion.Split('.');
        var (header, claims) = parts.Length == 3 ? (Read(parts[0]), Read(parts[1])) : (null, null);
        if (header.TextAt("alg") != "RS256" || claims is null)
            throw Malformed();
        var party = Party(claims);
        if (!IsSigned(parts, party))
            throw new SignInException(401, "invalid_client", 700027, "Client assertion failed signature validation.");
        CheckTime(claims);
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

    static bool IsSigned(string[] parts, FederatedCredential party)
    {
        using var key = RSA.Create();
        key.ImportFromPem(party.PublicKey);
        var signed = Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}");
        return Bytes(parts[2]) is { } signature && key.VerifyData(signed, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    void CheckTime(JsonObject claims)
    {
        var (begins, ends, now) = (claims.NumberAt("nbf") ?? 0, claims.NumberAt("exp") ?? 0, options.Time.GetUtcNow());
        var seconds = now.ToUnixTimeSeconds();
        if (seconds >= begins && seconds < ends)
            return;
        throw new SignInException(401, "invalid_client", 700024, "Client assertion is not within its valid time range. Current time: "
            + $"{now.ToString("u", CultureInfo.InvariantCulture)}, assertion valid from {begins}, expiry time of assertion {ends} "
            + "(seconds since 1970).");
    }

    static SignInException NoMatch(int number, string what) =>
        new(400, "invalid_request", number, $"No matching federated identity record found for presented {what}");

    static SignInException Malformed() => new(400, "invalid_request", 50027, "JWT token is invalid or malformed.");

    static JsonObject? Read(string part)
    {
        try
        {
            // A name that comes twice would be found only when it is asked for.
            return JsonNode.Parse(Bytes(part), documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false }) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    static byte[]? Bytes(string part)
    {
        try
        {
            return System.Buffers.Text.Base64Url.DecodeFromChars(part);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
