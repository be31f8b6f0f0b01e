using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Ingot.Emulator.Faults;
using Ingot.Emulator.Scripting.Provider;
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
    readonly TimeProvider time;
    readonly ShellService shells;
    readonly WinRmHandler handler;
    readonly SemaphoreSlim binding = new(1, 1);
    readonly Lazy<X509Certificate2> stranger;
    IReadOnlyList<(string Address, int Port)> sockets = [];
    WebApplication? server;
    bool disposed;

    public GuestEndpoint(WindowsMachine machine, GuestNetwork network, TimeProvider time)
    {
        this.network = network;
        this.time = time;
        var now = time.GetUtcNow();
        stranger = new(() => GuestCertificates.Make("CN=somebody-else", ["DNS=somebody-else"], ["1.3.6.1.5.5.7.3.1"], now.AddDays(-1), now.AddDays(1), 2048));
        guest = new(machine, network, time);
        shells = new(guest, time);
        handler = new(guest, shells, new(guest, time));
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
           where door.Admits(listener.Port) && !guest.Has(FaultScenarios.WinRmNetworkBlocked)
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
                listen.UseHttps(new TlsHandshakeCallbackOptions { OnConnection = _ => new(Handshake(port)) });
            });
        }
    }

    /// <summary>New connections meet the machine as it is now, also while the socket of an earlier state is still being closed.</summary>
    Task AdmitAsync(ConnectionContext connection, int port, ConnectionDelegate next)
    {
        guest.RefreshIfFree();
        if (!IsSilent && !guest.IsDown() && connection.RemoteEndPoint is IPEndPoint remote && Listener(port)?.Admits(Seen(remote.Address), IsOutside(connection)) == true)
            return next(connection);
        connection.Abort();
        return Task.CompletedTask;
    }

    bool IsSilent => guest.State.Silent is { } until && time.GetUtcNow() < until;

    IPAddress Seen(IPAddress caller) => guest.Has(FaultScenarios.WinRmOtherAddress) ? Mishaps.TranslatedAddress : caller;

    /// <summary>A certificate of clients is asked for only where one could sign in; who has none may come in with something else.</summary>
    SslServerAuthenticationOptions Handshake(int port) => new()
    {
        ServerCertificate = guest.Has(FaultScenarios.WinRmWrongCertificate)
            ? stranger.Value
            : Listener(port)?.Certificate ?? throw new AuthenticationException("The listener has no certificate any more."),
        ClientCertificateRequired = guest.State.CertificateAllowed,
#pragma warning disable CA5359 // It is the client's certificate: whether the machine knows it is decided where it signs in, as Windows does.
        RemoteCertificateValidationCallback = (_, _, _, _) => true,
#pragma warning restore CA5359
    };

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
        if (IsSilent)
            context.Abort();
        else
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
            if (stranger.IsValueCreated)
                stranger.Value.Dispose();
        }
        finally
        {
            binding.Release();
        }
    }
}
