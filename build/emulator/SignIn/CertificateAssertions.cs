using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;
using Ingot.Emulator.Hosting;

namespace Ingot.Emulator.SignIn;

/// <summary>
/// Checks the assertions that an application makes itself, with the private key of a certificate registered for it.
/// Source: learn.microsoft.com, "Microsoft identity platform application authentication certificate credentials".
/// </summary>
sealed class CertificateAssertions(EmulatorOptions options)
{
    /// <summary>Returns when the assertion is good, but for its times.</summary>
    /// <param name="jwt">The assertion; its issuer is the application.</param>
    /// <param name="host">The name under which the token service was asked.</param>
    /// <exception cref="SignInException">It is not; the number says why.</exception>
    public void Check(Jwt jwt, string host)
    {
        if (!string.Equals(jwt.Claims.TextAt("sub"), options.ClientId, StringComparison.OrdinalIgnoreCase))
        {
            throw new SignInException(401, "invalid_client", 700021, "Client assertion application identifier doesn't match 'client_id' "
                + "parameter.");
        }
        if (!IsFor(jwt.Claims.TextAt("aud"), host))
            throw new SignInException(401, "invalid_client", 700023, "Client assertion audience claim does not match Realm issuer.");
        using var certificate = Registered(jwt.Header);
        CheckChain(jwt.Header, certificate);
        using var key = certificate.GetRSAPublicKey();
        if (key is null || !jwt.IsSignedBy(key))
            throw new SignInException(401, "invalid_client", 700027, "Client assertion failed signature validation.");
        var now = options.Time.GetUtcNow().UtcDateTime;
        if (now < certificate.NotBefore.ToUniversalTime() || now > certificate.NotAfter.ToUniversalTime())
            throw new SignInException(401, "invalid_client", 1000502, "The provided certificate is not within its specified validity period.");
    }

    // The address of the token service under any name of the same cloud, or of the tenant.
    bool IsFor(string? audience, string host)
    {
        if (!Uri.TryCreate(audience, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps)
            return false;
        var isHost = string.Equals(address.Authority, host, StringComparison.OrdinalIgnoreCase)
            || CloudNames.Of(host).Login.Contains(address.Host, StringComparer.OrdinalIgnoreCase);
        var realm = address.AbsolutePath.Split('/')[1];
        return isHost && (realm == "adfs" || string.Equals(realm, options.TenantId, StringComparison.OrdinalIgnoreCase));
    }

    X509Certificate2 Registered(JsonObject header)
    {
        // Microsoft's older library for Python pads the thumbprint, and Azure takes it.
        var (short1, long1) = (header.TextAt("x5t")?.TrimEnd('='), header.TextAt("x5t#S256"));
        foreach (var pem in options.ClientCertificates)
        {
            var certificate = X509Certificate2.CreateFromPem(pem);
            if (Thumbprint(certificate, HashAlgorithmName.SHA1) == short1 || Thumbprint(certificate, HashAlgorithmName.SHA256) == long1)
                return certificate;
            certificate.Dispose();
        }
        throw new SignInException(401, "invalid_client", 700027, "The certificate with identifier used to sign the client assertion is not "
            + $"registered on application. [Reason - The key was not found., Thumbprint of key used by client: '{Hex(long1 ?? short1)}', Please "
            + $"visit the Azure Portal, Graph Explorer or directly use MS Graph to see configured keys for app Id '{options.ClientId}'].");
    }

    static void CheckChain(JsonObject header, X509Certificate2 certificate)
    {
        // A single certificate may stand there without its list.
        var first = header["x5c"] is JsonArray { Count: > 0 } chain ? chain.Select(link => (string?)link).First() : header.TextAt("x5c");
        if (first is not null && first != Convert.ToBase64String(certificate.RawData))
            throw new SignInException(401, "invalid_client", 700027, "Client assertion contains an invalid signature. [Reason - x5c and x5t differ.]");
    }

    static string Thumbprint(X509Certificate2 certificate, HashAlgorithmName algorithm) => Base64Url.EncodeToString(certificate.GetCertHash(algorithm));

    static string Hex(string? thumbprint)
    {
        try
        {
            return Convert.ToHexString(Base64Url.DecodeFromChars(thumbprint));
        }
        catch (FormatException)
        {
            return "";
        }
    }
}
