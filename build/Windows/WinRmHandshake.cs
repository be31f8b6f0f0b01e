using System.Net;
using System.Net.Security;
using System.Text;
using Ingot.Recipes;

namespace Ingot.Windows;

/// <summary>Asks WinRM one question, signed in the way that the credential says.</summary>
sealed class WinRmHandshake(HttpClient http, WinRmIdentity identity, WinRmCredential credential)
{
    /// <summary>What a client with a certificate says instead of credentials (DSP0226, security profiles).</summary>
    const string Mutual = "http://schemas.dmtf.org/wbem/wsman/1/wsman/secprofile/https/mutual";

    // .NET's own NTLM: the one of the system's GSSAPI needs a package that hardly any Linux has.
    static WinRmHandshake() => AppContext.SetSwitch("System.Net.Security.UseManagedNtlm", true);

    /// <summary>The answer to the question; 401 when the sign-in was refused.</summary>
    public Task<HttpResponseMessage> AskAsync(CancellationToken cancellationToken) => credential.Transport switch
    {
        WinRmTransport.Ntlm => NegotiateAsync(cancellationToken),
        WinRmTransport.Certificate => SendAsync(Mutual, cancellationToken),
        _ => SendAsync($"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Names.BuildUser}:{credential.Password}"))}", cancellationToken),
    };

    // A challenge belongs to its connection: the handler keeps one only.
    async Task<HttpResponseMessage> NegotiateAsync(CancellationToken cancellationToken)
    {
        using var context = new NegotiateAuthentication(new NegotiateAuthenticationClientOptions
        {
            Package = "NTLM",
            Credential = new NetworkCredential(Names.BuildUser, credential.Password),
            TargetName = $"HTTP/{identity.Address}",
        });
        string? challenge = null;
        while (true)
        {
            var token = context.GetOutgoingBlob(challenge, out var status);
            if (token is null || status is not (NegotiateAuthenticationStatusCode.Completed or NegotiateAuthenticationStatusCode.ContinueNeeded))
                return new HttpResponseMessage(HttpStatusCode.Unauthorized) { ReasonPhrase = status.ToString() };
            var response = await SendAsync($"Negotiate {token}", cancellationToken);
            challenge = response.Headers.WwwAuthenticate.FirstOrDefault(header => header.Scheme == "Negotiate")?.Parameter;
            if (response.StatusCode != HttpStatusCode.Unauthorized || challenge is null)
                return response;
            response.Dispose();
        }
    }

    async Task<HttpResponseMessage> SendAsync(string authorization, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"https://{identity.Address}:{WinRmIdentity.Port}/wsman")
        {
            Content = new StringContent(WinRmQuestion.Envelope(identity.Address), Encoding.UTF8, "application/soap+xml"),
        };
        // Of a certificate it is an address without a scheme, which the typed header refuses.
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        return await http.SendAsync(request, cancellationToken);
    }
}
