using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Ingot.Emulator.Hosting;

/// <summary>One connection of the proxy: the question, then bytes both ways until either side ends. Source: RFC 9110, section 9.3.6.</summary>
sealed class ConnectTunnel(TcpClient client, IPEndPoint emulator, RequestLog log)
{
    const int LongestQuestion = 16 * 1024;
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                var (head, early) = await QuestionAsync(stream, cancellationToken);
                var (method, target) = head.Split(' ') is [var verb, var asked, ..] ? (verb, asked) : ("", "");
                var (status, answer) = Answer(method, target);
                log.Add(method, target, status);
                await stream.WriteAsync(Encoding.ASCII.GetBytes(answer), cancellationToken);
                if (status == 200)
                    await LeadAsync(stream, early, cancellationToken);
            }
            catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException)
            {
                // One side went away, or the proxy is closed.
            }
        }
    }

    static (int Status, string Answer) Answer(string method, string target)
    {
        if (method.Length == 0)
            return (400, Refusal("400 Bad Request", "This is not a request."));
        var port = target.LastIndexOf(':');
        var host = port < 0 ? target : target[..port];
        if (method == "CONNECT" && target.EndsWith(":443", StringComparison.Ordinal) && CloudNames.Hosts.Contains(host, StringComparer.OrdinalIgnoreCase))
            return (200, "HTTP/1.1 200 Connection Established\r\n\r\n");
        return (403, Refusal("403 Forbidden", "This proxy leads to an emulated Azure and nowhere else."));
    }

    static string Refusal(string status, string why) => string.Create(
        CultureInfo.InvariantCulture,
        $"HTTP/1.1 {status}\r\nContent-Type: text/plain\r\nContent-Length: {why.Length}\r\nConnection: close\r\n\r\n{why}");

    // Up to the empty line; what a hasty client sent after it belongs to the tunnel.
    static async Task<(string Head, byte[] Early)> QuestionAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        var buffer = new byte[LongestQuestion];
        for (var length = 0; length < buffer.Length;)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(length), limit.Token);
            if (read == 0)
                break;
            length += read;
            var end = buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8);
            if (end >= 0)
                return (Encoding.ASCII.GetString(buffer, 0, end).Split('\r')[0], buffer[(end + 4)..length]);
        }

        return ("", []);
    }

    async Task LeadAsync(NetworkStream stream, byte[] early, CancellationToken cancellationToken)
    {
        using var server = new TcpClient();
        await server.ConnectAsync(emulator, cancellationToken);
        var onward = server.GetStream();
        await onward.WriteAsync(early, cancellationToken);
        await Task.WhenAll(CopyAsync(stream, onward, cancellationToken), CopyAsync(onward, stream, cancellationToken));
    }

    static async Task CopyAsync(NetworkStream from, NetworkStream to, CancellationToken cancellationToken)
    {
        await from.CopyToAsync(to, cancellationToken);
        to.Socket.Shutdown(SocketShutdown.Send);
    }
}
