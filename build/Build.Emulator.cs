using Ingot;
using Ingot.Emulator;
using Nuke.Common;
using Nuke.Common.IO;
using Serilog;

/// <summary>The rehearsal's Azure for other clients: az, an SDK, or this program with --cloud.</summary>
partial class Build
{
    [Parameter("Port of the emulated Azure; 0 takes a free one")]
    readonly int EmulatorPort;

    [Parameter("Port of the proxy that leads Azure's host names to the emulated Azure; 0 takes a free one")]
    readonly int EmulatorProxyPort;

    Target Emulator => _ => _
        .Description("Serves the rehearsal's Azure in the foreground until Ctrl-C")
        .Executes(Doing(ServeEmulatorAsync));

    async Task ServeEmulatorAsync(CancellationToken cancellationToken)
    {
        var options = RehearsalOptions() with { Port = EmulatorPort, ProxyPort = EmulatorProxyPort };
        var secretFile = RehearsalFolder / "client-secret";
        if (ClientSecret is { } given)
            options = options with { ClientSecret = given };
        emulator = await StartEmulatorAsync(options, cancellationToken);
        Log.Information("Azure Resource Manager, sign-in and metadata: {Endpoint}", emulator.Endpoint.ToString().TrimEnd('/'));
        Log.Information("Authority of its certificate: {File}", emulator.CaFile);
        Log.Information("Proxy for clients with production settings (HTTPS_PROXY): {Proxy}", emulator.ProxyEndpoint.ToString().TrimEnd('/'));
        Log.Information("Subscription {Subscription}, tenant {Tenant}, client {Client}", options.SubscriptionId, options.TenantId, options.ClientId);
        try
        {
            if (ClientSecret is null)
            {
                PrivateFile.Write(secretFile, options.ClientSecret);
                Log.Information("Client secret: in {File}, readable by you only; set AZURE_CLIENT_SECRET before the start to choose it", secretFile);
            }

            Log.Information("Ctrl-C ends it");
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The way it is meant to end.
        }
        finally
        {
            secretFile.DeleteFile();
            // az keeps the secret it signed in with.
            (RehearsalFolder / "az").DeleteDirectory();
            foreach (var host in emulator.RequestLog.Where(entry => entry is { Method: "CONNECT", Status: 403 }).Select(entry => entry.Path).Distinct())
                Log.Warning("The proxy was asked for {Host} and refused: the emulated Azure does not answer there", host);
        }
    }
}
