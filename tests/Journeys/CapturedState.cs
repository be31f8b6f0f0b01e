using Ingot.Emulator;

namespace Ingot.Tests.Journeys;

/// <summary>The saved state of an Azure with a captured image in it, baked once. Every trial starts from a copy.</summary>
public sealed class CapturedState : IAsyncLifetime
{
    readonly string folder = Directory.CreateTempSubdirectory("ingot-captured-").FullName;
    readonly string network = Workbench.FreshNetwork();

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        await using var bench = await Workbench.OpenAsync(Options(folder), TestContext.Current.CancellationToken);
        (await bench.BakeAsync(TestContext.Current.CancellationToken, "CaptureImage")).Ended(0);
    }

    /// <summary>A working copy over a copy of the state; whoever opened it ends it with <see cref="CloseAsync"/>.</summary>
    internal async Task<Workbench> OpenAsync(Func<EmulatorOptions, EmulatorOptions> with, CancellationToken cancellationToken)
    {
        var state = Directory.CreateTempSubdirectory("ingot-captured-copy-").FullName;
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(state, Path.GetRelativePath(folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return await Workbench.OpenAsync(with(Options(state)), cancellationToken);
    }

    /// <summary>Ends it, and deletes its state.</summary>
    internal static async Task CloseAsync(Workbench bench)
    {
        var state = Path.GetDirectoryName(bench.Azure.CaFile)!;
        await bench.DisposeAsync();
        Directory.Delete(state, recursive: true);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    EmulatorOptions Options(string state) => new() { ClientSecret = Workbench.ClientSecret, GuestNetwork = network, StateDirectory = state };
}
