using System.Net;
using System.Net.Sockets;

namespace Ingot.Emulator.Hosting;

/// <summary>
/// An HTTPS proxy that leads Azure's host names to the emulator, so that clients run with production settings. Every other host is
/// refused, and the refusal is in the request log.
/// </summary>
sealed class ConnectProxy : IAsyncDisposable
{
    readonly IPEndPoint emulator;
    readonly RequestLog log;
    readonly TcpListener listener;
    readonly CancellationTokenSource closing = new();
    readonly Lock gate = new();
    readonly HashSet<Task> tunnels = [];
    readonly Task accepting;

    ConnectProxy(int port, IPEndPoint emulator, RequestLog log)
    {
        this.emulator = emulator;
        this.log = log;
        listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>Where it listens.</summary>
    public Uri Endpoint => new($"http://{listener.LocalEndpoint}/");

    /// <summary>Listens on the loopback address.</summary>
    /// <param name="port">The port; 0 takes a free one.</param>
    /// <param name="emulator">Where tunnels lead.</param>
    /// <param name="log">Is told of every tunnel asked for.</param>
    public static ConnectProxy Start(int port, Uri emulator, RequestLog log) => new(port, new(IPAddress.Loopback, emulator.Port), log);

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        listener.Dispose();
        await accepting;
        Task[] open;
        lock (gate)
            open = [.. tunnels];
        await Task.WhenAll(open);
        closing.Dispose();
    }

    async Task AcceptAsync()
    {
        while (!closing.IsCancellationRequested)
        {
            try
            {
                Serve(await listener.AcceptTcpClientAsync(closing.Token));
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                // It is closed, or a client gave up before it was served.
            }
        }
    }

    void Serve(TcpClient client)
    {
        lock (gate)
        {
            var tunnel = new ConnectTunnel(client, emulator, log).RunAsync(closing.Token);
            tunnels.Add(tunnel);
            _ = tunnel.ContinueWith(Forget, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    void Forget(Task tunnel)
    {
        lock (gate)
            tunnels.Remove(tunnel);
    }
}
