using Ingot.Emulator.Scripting;
using Ingot.Emulator.Windows;
using Ingot.Emulator.WinRm;
using Ingot.Recipes;
using Ingot.Windows;

namespace Ingot.Tests.Windows;

/// <summary>A modelled Windows whose WinRM was opened by the guest script, with its sockets.</summary>
sealed class OpenGuest : IAsyncDisposable
{
    static int last;

    readonly GuestNetwork network = new(TimeProvider.System);

    OpenGuest(WindowsMachine machine) => Machine = machine;

    public WindowsMachine Machine { get; }

    public WinRmCredential Credential { get; private init; } = new(WinRmTransport.Basic, "");

    public WinRmIdentity Identity { get; private set; } = new("", "", "");

    public static async Task<OpenGuest> StartAsync(WinRmTransport transport)
    {
        var now = TimeProvider.System.GetUtcNow();
        var address = $"127.78.{Environment.ProcessId % 250}.{Interlocked.Increment(ref last)}";
        var guest = new OpenGuest(WindowsImage.FirstBoot(Guest.HostName, address, "azureadmin", "Adm1n!password-9", now))
        {
            Credential = new WinRmCredential(transport, BuildPassword.Fresh())
            {
                Certificate = transport == WinRmTransport.Certificate ? BuilderCertificate.Fresh(now) : null,
            },
        };
        var script = GuestScripts.EnableWinRm(Ingot.Tests.Recipes.Sample.Recipe, address, "127.0.0.1", guest.Credential);
        var outcome = await guest.RunAsync(script.Text, script.Parameters.Concat(script.ProtectedParameters));
        guest.Identity = WinRmIdentity.Read(address, outcome);
        return guest;
    }

    public async Task<ScriptOutcome> RunAsync(string script, IEnumerable<KeyValuePair<string, string>> parameters)
    {
        await Machine.Gate.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            var result = await GuestPowerShell.RunAsync(
                Machine, script, parameters.ToDictionary(StringComparer.Ordinal), TimeProvider.System, TestContext.Current.CancellationToken);
            await network.ReconcileAsync(Machine);
            return new ScriptOutcome(result.ExitCode == 0 ? "Succeeded" : "Failed", result.ExitCode, result.Output, result.Error);
        }
        finally
        {
            Machine.Gate.Release();
        }
    }

    /// <summary>How one dial ends.</summary>
    public Task<WinRmDial> DialAsync(WinRmCredential? credential = null) =>
        new WinRmProbe(Identity, credential ?? Credential, TimeProvider.System).WaitAsync(TimeSpan.Zero, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await network.DisposeAsync();
        Credential.Certificate?.Dispose();
    }
}
