using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Ingot.Windows;

/// <summary>Dials the port that WinRM had, to see that the build's listener is gone.</summary>
public static class ClosedPort
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Refuses a machine that still presents the build's certificate.</summary>
    /// <exception cref="Fault">It does.</exception>
    public static async Task RequireAsync(string address, WinRmClosing closing, CancellationToken cancellationToken)
    {
        if (await PresentedAsync(address, cancellationToken) is { } thumbprint && closing.Has(thumbprint))
        {
            throw new Fault(
                $"{address}:{WinRmIdentity.Port} still answers with the build's certificate.",
                $"The guest says that the listener is gone, and certificate {thumbprint} is presented all the same.",
                "Look in the guest for what holds the port (netsh http show sslcert), and run the target again; nothing was captured.");
        }
    }

    // Nobody answering is what is hoped for; a firewall lets that take as long as one waits.
    static async Task<string?> PresentedAsync(string address, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        string? thumbprint = null;
        try
        {
            using var socket = new TcpClient();
            await socket.ConnectAsync(address, WinRmIdentity.Port, patience.Token);
            await using var tls = new SslStream(socket.GetStream());
            await tls.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
                {
                    TargetHost = address,
                    RemoteCertificateValidationCallback = (_, certificate, _, _) =>
                    {
                        thumbprint = certificate?.GetCertHashString();
                        // Seen, and never trusted.
                        return false;
                    },
                },
                patience.Token);
        }
        catch (Exception exception)
            when (exception is SocketException or IOException or AuthenticationException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            // See above.
        }

        return thumbprint;
    }
}
