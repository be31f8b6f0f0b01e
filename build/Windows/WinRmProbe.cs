using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Xml;
using System.Xml.Linq;
using Ingot.Recipes;

namespace Ingot.Windows;

/// <summary>Dials a WinRM endpoint and says how far it came.</summary>
/// <param name="identity">What the endpoint must prove to be.</param>
/// <param name="credential">What the build account signs in with.</param>
/// <param name="time">The clock that waits go by.</param>
public sealed class WinRmProbe(WinRmIdentity identity, WinRmCredential credential, TimeProvider time)
{
    const int MostRefusals = 3;
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    int refusals;

    /// <summary>Dials until the endpoint answers with its certificate and accepts the build account, or until the time is over.</summary>
    /// <returns>How the last dial ended.</returns>
    public async Task<WinRmDial> WaitAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            var dial = await DialAsync(cancellationToken);
            refusals += dial.End == DialEnd.Refused ? 1 : 0;
            // More tries with the same password would only lock the account.
            if (dial.IsOpen || refusals == MostRefusals || time.GetElapsedTime(started) > limit)
                return dial;
            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    async Task<WinRmDial> DialAsync(CancellationToken cancellationToken)
    {
        string? stranger = null;
        using var http = new HttpClient(new SocketsHttpHandler
        {
            UseProxy = false,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            MaxConnectionsPerServer = 1,
            SslOptions = Tls(certificate => stranger = $"certificate {certificate.GetCertHashString()} of {certificate.Subject}"),
        }) { Timeout = TimeSpan.FromSeconds(30) };
        try
        {
            using var response = await new WinRmHandshake(http, identity, credential).AskAsync(cancellationToken);
            // A fault (500) is no good sign: whoever may not ask for the configuration may not open a shell either.
            return response.StatusCode switch
            {
                HttpStatusCode.OK => new(DialEnd.Open, ""),
                HttpStatusCode.Unauthorized => new(DialEnd.Refused, $"WinRM refuses the build account '{Names.BuildUser}' with {credential.Transport} ({Ways(response)})."),
                var other => new(DialEnd.NotReady, $"WinRM says HTTP {(int)other}{Reason(await response.Content.ReadAsStringAsync(cancellationToken))}."),
            };
        }
        catch (Exception exception) when (exception is HttpRequestException or SocketException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return Broken(exception, stranger);
        }
    }

    WinRmDial Broken(Exception exception, string? stranger) => exception switch
    {
        HttpRequestException when stranger is not null => new(DialEnd.WrongCertificate, $"What answers presents {stranger}, not the listener's {identity.Thumbprint}."),
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError or HttpRequestError.ResponseEnded or HttpRequestError.Unknown } => new(
            DialEnd.Cut, $"The connection is cut as soon as it is made ({exception.GetBaseException().Message.TrimEnd('.')})."),
        _ => new(DialEnd.NotReached, $"Nobody answers at {identity.Address}:{WinRmIdentity.Port} ({exception.GetBaseException().Message.TrimEnd('.')})."),
    };

    // The certificate is gone with its connection, so what is to be said of it is said at once.
    SslClientAuthenticationOptions Tls(Action<X509Certificate> refuse)
    {
        var options = new SslClientAuthenticationOptions
        {
            RemoteCertificateValidationCallback = (_, certificate, _, _) =>
            {
                if (IsExpected(certificate))
                    return true;
                if (certificate is not null)
                    refuse(certificate);
                return false;
            },
        };
        if (credential.Certificate is { } client)
        {
            options.ClientCertificates = [client.Certificate];
            options.LocalCertificateSelectionCallback = (_, _, _, _, _) => client.Certificate;
            // WinRM asks for the certificate after the request has come, which TLS 1.3 does in a way that not all clients know.
            options.EnabledSslProtocols = SslProtocols.Tls12;
        }

        return options;
    }

    bool IsExpected(X509Certificate? certificate) =>
        certificate is X509Certificate2 presented && presented.Thumbprint == identity.Thumbprint && presented.MatchesHostname(identity.Address);

    static string Ways(HttpResponseMessage response)
    {
        var ways = response.Headers.WwwAuthenticate.Select(header => header.Scheme).Distinct(StringComparer.Ordinal).ToList();
        return ways.Count > 0 ? $"it offers {string.Join(", ", ways)}" : "it offers nothing else";
    }

    // The text of a SOAP fault, where there is one: https://www.w3.org/TR/soap12-part1/#soapfault
    static string Reason(string body)
    {
        try
        {
            var reason = XDocument.Parse(body).Descendants().FirstOrDefault(node => node.Name.LocalName == "Reason")?.Value.Trim().TrimEnd('.');
            return string.IsNullOrEmpty(reason) ? "" : $": {reason}";
        }
        catch (XmlException)
        {
            return "";
        }
    }
}
