using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Ingot.Recipes;

namespace Ingot.Windows;

/// <summary>Dials a WinRM endpoint and says which link broke: the way there, the certificate, or the sign-in.</summary>
public sealed class WinRmProbe(WinRmIdentity identity, string password, TimeProvider time)
{
    const int MostRefusals = 3;
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    int refusals;

    /// <summary>Waits until the endpoint answers with its certificate and accepts the build account.</summary>
    /// <exception cref="Fault">It did not within the deadline.</exception>
    public async Task WaitAsync(TimeSpan deadline, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (await TryAsync(cancellationToken) is { } broken)
        {
            // More tries with the same password would only lock the account.
            if (refusals == MostRefusals || time.GetElapsedTime(started) > deadline)
                throw broken;
            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    /// <summary>One try: null when all is well, else the link that broke.</summary>
    public async Task<Fault?> TryAsync(CancellationToken cancellationToken)
    {
        using var http = new HttpClient(new SocketsHttpHandler
        {
            UseProxy = false,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, certificate, _, _) => IsExpected(certificate) },
        }) { Timeout = TimeSpan.FromSeconds(30) };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"https://{identity.Address}:{WinRmIdentity.Port}/wsman")
        {
            Content = new StringContent(WinRmQuestion.Envelope(identity.Address), Encoding.UTF8, "application/soap+xml"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic",
            Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Names.BuildUser}:{password}")));
        try
        {
            using var response = await http.SendAsync(request, cancellationToken);
            // A fault (500) is no good sign: whoever may not ask for the configuration may not open a shell either.
            return response.StatusCode switch
            {
                HttpStatusCode.OK => null,
                HttpStatusCode.Unauthorized => SignInRefused(),
                var other => NotReady(other, await response.Content.ReadAsStringAsync(cancellationToken)),
            };
        }
        catch (HttpRequestException exception) when (exception.HttpRequestError == HttpRequestError.SecureConnectionError)
        {
            return WrongCertificate(exception);
        }
        catch (Exception exception) when (exception is HttpRequestException or SocketException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return NotReached(exception);
        }
    }

    bool IsExpected(X509Certificate? certificate) =>
        certificate is X509Certificate2 presented && presented.Thumbprint == identity.Thumbprint && presented.MatchesHostname(identity.Address);

    Fault NotReached(Exception exception) => new(
        $"WinRM does not answer at {identity.Address}:{WinRmIdentity.Port}.",
        $"The listener was set up in the guest, but the way there is closed: {exception.Message}",
        "Run this on a machine in the same virtual network or one peered with it, or, for a public address, on one that --allowed-source-addresses lets in; "
            + "check network security groups and routes for TCP 5986.",
        exception);

    Fault NotReady(HttpStatusCode status, string body) => new(
        $"WinRM at {identity.Address}:{WinRmIdentity.Port} answers, and does not do what it is asked.",
        $"It says HTTP {(int)status}{(Reason(body) is { Length: > 0 } reason ? $": {reason}" : "")}.",
        "Run EnableWinRm again. If it goes on, look in the guest at the service WinRM and its event log Microsoft-Windows-WinRM/Operational.");

    // The text of a SOAP fault, where there is one: https://www.w3.org/TR/soap12-part1/#soapfault
    static string? Reason(string body)
    {
        try
        {
            return XDocument.Parse(body).Descendants().FirstOrDefault(node => node.Name.LocalName == "Reason")?.Value.Trim().TrimEnd('.');
        }
        catch (XmlException)
        {
            return null;
        }
    }

    Fault WrongCertificate(Exception exception) => new(
        $"Something else answers at {identity.Address}:{WinRmIdentity.Port}.",
        $"It did not present the certificate that the build VM made for this address (thumbprint {identity.Thumbprint}).",
        "Something between here and the VM opens the connection, or another machine has this address: find it before going on.",
        exception);

    Fault SignInRefused()
    {
        refusals++;
        return new Fault(
            $"WinRM does not accept the build account '{Names.BuildUser}'.",
            "The account was made a moment ago with a fresh password; a policy in the image may forbid Basic over HTTPS or local accounts.",
            "Check the image for policies on WinRM\\Service (AllowBasic) and on local accounts, then run EnableWinRm again.");
    }
}
