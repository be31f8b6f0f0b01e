using System.Net.Sockets;
using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;
using Ingot.Emulator.Arm.Compute;
using Ingot.Emulator.Arm.Network;
using Ingot.Emulator.Faults;
using Ingot.Emulator.Hosting;
using Ingot.Emulator.SignIn;
using Ingot.Emulator.State;
using Ingot.Emulator.Tls;
using Ingot.Emulator.Windows;
using Microsoft.AspNetCore.Builder;

namespace Ingot.Emulator;

/// <summary>An emulated Azure: sign-in, metadata, Resource Manager, and the Windows guests of its machines.</summary>
public sealed class EmulatorServer : IAsyncDisposable
{
    readonly StateFolder folder;
    readonly ServerCertificates certificates;
    readonly RequestLog log;
    readonly ArmServices arm;
    readonly WebApplication app;
    readonly string? temporaryFolder;
    ConnectProxy? proxy;

    EmulatorServer(StateFolder folder, CloudState state, EmulatorOptions options)
    {
        this.folder = folder;
        certificates = ServerCertificates.Create();
        log = new(options.Time);
        var store = new ArmStore(state, folder);
        var wire = new WireFaults(options, Boundaries, log);
        arm = new(options, store, new(store, options.Time, new(options.Pace, options.Time)), new Guests(folder, options, wire) { IsStrict = options.Strict }, new AddressPool());
        app = WebHost.Build(arm, certificates, log, wire);
        temporaryFolder = options.StateDirectory is null ? Directory.CreateTempSubdirectory("ingot-emulator-").FullName : null;
        CaFile = Path.Combine(options.StateDirectory ?? temporaryFolder ?? "", "ca.pem");
        Endpoint = ProxyEndpoint = new("https://127.0.0.1/");
    }

    /// <summary>Address of Resource Manager and of the metadata; sign-in is below it too.</summary>
    public Uri Endpoint { get; private set; }

    /// <summary>
    /// Address of a proxy that leads the host names of Azure's public clouds here, for HTTPS_PROXY of a client with production settings.
    /// </summary>
    public Uri ProxyEndpoint { get; private set; }

    /// <summary>Where the machine's identities give tokens, for IDENTITY_ENDPOINT; null without <see cref="EmulatorOptions.ManagedIdentities"/>.</summary>
    public Uri? IdentityEndpoint { get; private set; }

    /// <summary>PEM file with the authority that signed the endpoint's certificate. It is made anew at each start.</summary>
    public string CaFile { get; }

    /// <summary>The ids of all resource groups and resources there are now, in order.</summary>
    public IReadOnlyList<string> ResourceIds => arm.Store.ReadAsync(() => arm.Store.State.Resources.Keys.ToList()).GetAwaiter().GetResult();

    /// <summary>What was asked so far, in the order answered.</summary>
    public IReadOnlyList<RequestLogEntry> RequestLog => log.Entries;

    /// <summary>Where whoever asks can be stopped, to see what becomes of what it left.</summary>
    public Boundaries Boundaries { get; } = new();

    /// <summary>Modules and commands that guests were asked for and only pretended to know.</summary>
    public IReadOnlyList<string> NotModelled => arm.Guests.NotModelled;

    /// <summary>Starts it. Saved state comes up again: machines that ran answer on their network.</summary>
    /// <exception cref="StateLockedException">Another emulator runs over the same state directory.</exception>
    public static async Task<EmulatorServer> StartAsync(EmulatorOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var state = StateFolder.Open(options.StateDirectory);
        EmulatorServer server;
        try
        {
            server = new(state, Seed.Add(state.Load() ?? Seed.Create(options), options), options);
        }
        catch
        {
            state.Dispose();
            throw;
        }
        try
        {
            await server.StartAsync(cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>The Windows inside a virtual machine, or inside a managed image; null when it has none.</summary>
    /// <param name="resourceId">The id of the virtual machine or image.</param>
    public WindowsMachine? FindGuest(string resourceId) =>
        arm.Store.ReadAsync(() => arm.Guests.Find(arm.Store.Find(resourceId)?.GuestId)).GetAwaiter().GetResult();

    /// <summary>A group or resource as it is now, without the form that a version of the API gives it; null when it is not there.</summary>
    /// <param name="resourceId">Its id.</param>
    public JsonObject? FindResource(string resourceId) =>
        arm.Store.ReadAsync(() => arm.Store.Find(resourceId)?.Body.DeepClone().AsObject()).GetAwaiter().GetResult();

    /// <summary>Stops answering, ends what runs, and saves.</summary>
    public async ValueTask DisposeAsync()
    {
        if (proxy is not null)
            await proxy.DisposeAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1), TimeProvider.System);
        await app.StopAsync(patience.Token);
        await app.DisposeAsync();
        await arm.Operations.DisposeAsync();
        await arm.Guests.DisposeAsync();
        arm.Addresses.Dispose();
        arm.Store.Dispose();
        certificates.Dispose();
        if (temporaryFolder is not null)
            Directory.Delete(temporaryFolder, recursive: true);
        folder.Dispose();
    }

    async Task StartAsync(CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(CaFile, certificates.Authority.ExportCertificatePem() + "\n", cancellationToken);
        await Recovery.RunAsync(arm, folder);
        await ListenAsync(arm.Options.Port, () => app.StartAsync(cancellationToken));
        Endpoint = new(app.Urls.Single(url => url.StartsWith("https:", StringComparison.Ordinal)) + "/");
        IdentityEndpoint = app.Urls.Where(url => url.StartsWith("http:", StringComparison.Ordinal))
            .Select(url => new Uri(new Uri(url), ManagedIdentityEndpoint.Path)).SingleOrDefault();
        proxy = await ListenAsync(arm.Options.ProxyPort, () => Task.FromResult(ConnectProxy.Start(arm.Options.ProxyPort, Endpoint, log)));
        ProxyEndpoint = proxy.Endpoint;
    }

    static Task ListenAsync(int port, Func<Task> listen) => ListenAsync(port, async () =>
    {
        await listen();
        return true;
    });

    // Kestrel says it in an exception of its own around the socket's.
    static async Task<T> ListenAsync<T>(int port, Func<Task<T>> listen)
    {
        try
        {
            return await listen();
        }
        catch (Exception exception) when (IsInUse(exception))
        {
            throw new PortInUseException(port, exception);
        }
    }

    static bool IsInUse(Exception? exception) => exception is not null
        && (exception is SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } || IsInUse(exception.InnerException));
}
