using Ingot.Emulator;

namespace Ingot.Tests.Journeys;

/// <summary>The saved state of an Azure in which the small playbook was baked up to a target, once. Every trial starts from a copy.</summary>
public abstract class SavedState(string target) : IAsyncLifetime
{
    readonly string folder = Directory.CreateTempSubdirectory("ingot-saved-").FullName;
    readonly string network = Workbench.FreshNetwork();

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        var token = TestContext.Current.CancellationToken;
        await using var bench = await Workbench.OpenAsync(Workbench.Options(network) with { StateDirectory = folder }, token);
        (await bench.BakeAsync(token, target)).Ended(0);
    }

    /// <summary>A working copy over a copy of the state.</summary>
    internal Task<Workbench> OpenAsync(CancellationToken cancellationToken) => OpenAsync(options => options, cancellationToken);

    /// <summary>A working copy over a copy of the state, in an Azure that is as the test says.</summary>
    internal Task<Workbench> OpenAsync(Func<EmulatorOptions, EmulatorOptions> with, CancellationToken cancellationToken) =>
        Workbench.OpenCopyAsync(folder, with(Workbench.Options(network)), cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
