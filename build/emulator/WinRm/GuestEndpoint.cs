using System.Net;
using Ingot.Emulator.Windows;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ingot.Emulator.WinRm;

/// <summary>One machine's sockets.</summary>
sealed class GuestEndpoint : IAsyncDisposable
{
    /// <summary>How long an answer that is on its way may hold up the closing of a socket.</summary>
    static readonly TimeSpan drain = TimeSpan.FromMilliseconds(300);

    readonly GuestMachine guest;
    readonly GuestNetwork network;
    readonly ShellService shells;
    readonly WinRmHandler handler;
    readonly SemaphoreSlim binding = new(1, 1);
    IReadOnlyList<(string Address, int Port)> sockets = [];
    WebApplication? server;
    bool disposed;

    public GuestEndpoint(WindowsMachine machine, GuestNetwork network, TimeProvider time)
    {
        this.network = network;
        guest = new(machine, network, time);
        shells = new(guest, time);
        handler = new(guest, shells);
    }

    /// <summary>Looks at the machine and opens, closes or moves the sockets. The caller holds the machine's gate.</summary>
    public Task ReconcileAsync()
    {
        guest.Refresh();
        return BindAsync();
    }

    async Task BindAsync()
    {
        await binding.WaitAsync();
        try
        {
            var wanted = Wanted();
            if (disposed || wanted.SequenceEqual(sockets))
                return;
            await CloseAsync();
            if (wanted.Count > 0)
                server = await OpenAsync(wanted);
            sockets = wanted;
        }
        finally
        {
            binding.Release();
        }
    }

    List<(string Address, int Port)> Wanted() =>
    [
        // A private address beyond loopback, as in 10.0.0.0/24, is none of this machine's: such a guest answers at its public address only.
        .. from door in guest.Doors
           where IPAddress.IsLoopback(IPAddress.Parse(door.Address))
           from listener in guest.State.Listeners
           where door.Admits(listener.Port)
           orderby door.Address, listener.Port
           select (door.Address, listener.Port),
    ];

    async Task<WebApplication> OpenAsync(IReadOnlyList<(string Address, int Port)> wanted)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "WinRM" });
        builder.Services.AddSingleton<IHostLifetime, EmbeddedLifetime>();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(options => Configure(options, wanted));
        var opened = builder.Build();
        opened.Run(context => network.Wire is { } wire ? wire(context, HandleAsync) : HandleAsync(context));
        try
        {
            await opened.StartAsync();
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
        return opened;
    }

    void Configure(KestrelServerOptions options, IReadOnlyList<(string Address, int Port)> wanted)
    {
        options.AddServerHeader = false;
        options.Limits.MaxRequestBodySize = null;
        options.Limits.MinRequestBodyDataRate = null;
        options.Limits.MinResponseDataRate = null;
        foreach (var (address, port) in wanted)
        {
            options.Listen(IPAddress.Parse(address), port, listen =>
            {
                listen.Protocols = HttpProtocols.Http1;
                listen.Use(next => connection => AdmitAsync(connection, port, next));
                listen.UseHttps(new HttpsConnectionAdapterOptions { ServerCertificateSelector = (_, _) => Listener(port)?.Certificate });
            });
        }
    }

    /// <summary>New connections meet the machine as it is now, also while the socket of an earlier state is still being closed.</summary>
    Task AdmitAsync(ConnectionContext connection, int port, ConnectionDelegate next)
    {
        guest.RefreshIfFree();
        if (!guest.IsDown() && connection.RemoteEndPoint is IPEndPoint remote && Listener(port)?.Admits(remote.Address, IsOutside(connection)) == true)
            return next(connection);
        connection.Abort();
        return Task.CompletedTask;
    }

    bool IsOutside(ConnectionContext connection) => connection.LocalEndPoint is IPEndPoint local
        && guest.Doors.Any(door => door.IsPublic && door.Address == local.Address.ToString());

    HttpsListener? Listener(int port) => guest.State.Listeners.FirstOrDefault(listener => listener.Port == port);

    /// <summary>
    /// A change that closes the endpoint takes effect when the shells are gone, so that the command that made it gets its answer.
    /// </summary>
    async Task HandleAsync(HttpContext context)
    {
        context.Response.OnCompleted(() =>
        {
            if (shells.IsIdle)
                _ = Task.Run(BindAsync);
            return Task.CompletedTask;
        });
        await handler.HandleAsync(context);
    }

    async Task CloseAsync()
    {
        if (server is not { } closing)
            return;
        server = null;
        using var patience = new CancellationTokenSource(drain, TimeProvider.System);
        await closing.StopAsync(patience.Token);
        await closing.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await binding.WaitAsync();
        try
        {
            if (disposed)
                return;
            disposed = true;
            await CloseAsync();
            guest.Dispose();
        }
        finally
        {
            binding.Release();
        }
    }
}
