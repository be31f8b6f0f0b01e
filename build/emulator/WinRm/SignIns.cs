using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http;

namespace Ingot.Emulator.WinRm;

/// <summary>Finds out who asks, by the ways that the service's settings allow.</summary>
sealed class SignIns(GuestMachine guest, TimeProvider time)
{
    /// <summary>What a client with a certificate says instead of credentials (DSP0226, security profiles).</summary>
    const string Mutual = "http://schemas.dmtf.org/wbem/wsman/1/wsman/secprofile/https/mutual";

    readonly BasicCredentials credentials = new();

    /// <summary>The account that asks; null when it is not known, and then the answer has been given: 401.</summary>
    public string? Check(HttpContext context, GuestState state)
    {
        var header = context.Request.Headers.Authorization.ToString();
        if (NtlmSignIn.UserOf(context) is { } known)
            return known;
        byte[]? challenge = null;
        string? user;
        if (state.NegotiateAllowed && header.StartsWith("Negotiate ", StringComparison.OrdinalIgnoreCase) && Decode(header[10..]) is { } token)
            (user, challenge) = NtlmSignIn.Take(context, state, guest.Name, token, time.GetUtcNow());
        else if (header == Mutual)
            user = state.CertificateAllowed ? ByCertificate(context.Connection.ClientCertificate, state) : null;
        else
            user = credentials.Check(state, guest.Name, header.Length == 0 ? null : header);
        if (user is null)
            Refuse(context, state, challenge);
        return user;
    }

    string? ByCertificate(X509Certificate2? certificate, GuestState state) =>
        certificate is null || !state.TrustedClients.Contains(certificate.Thumbprint)
            ? null
            : state.Mappings.Select(mapping => Mapped(mapping, certificate, state)).FirstOrDefault(name => name is not null);

    string? Mapped(ClientMapping mapping, X509Certificate2 certificate, GuestState state) =>
        state.Accounts.GetValueOrDefault(mapping.User) is { Enabled: true } user && mapping.Matches(certificate, user, time.GetUtcNow()) ? user.Name : null;

    static void Refuse(HttpContext context, GuestState state, byte[]? challenge)
    {
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        if (challenge is not null)
        {
            context.Response.Headers.Append("WWW-Authenticate", $"Negotiate {Convert.ToBase64String(challenge)}");
            return;
        }

        if (state.NegotiateAllowed)
            context.Response.Headers.Append("WWW-Authenticate", "Negotiate");
        if (state.BasicAllowed)
            context.Response.Headers.Append("WWW-Authenticate", "Basic realm=\"WSMAN\"");
    }

    static byte[]? Decode(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text.Trim(), bytes, out var length) ? bytes[..length] : null;
    }
}
