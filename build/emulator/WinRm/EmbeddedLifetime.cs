using Microsoft.Extensions.Hosting;

namespace Ingot.Emulator.WinRm;

/// <summary>A server inside somebody else's process: Ctrl-C is not its business.</summary>
sealed class EmbeddedLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
