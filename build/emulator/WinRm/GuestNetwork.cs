using Ingot.Emulator.Windows;

namespace Ingot.Emulator.WinRm;

/// <summary>The guests' WinRM endpoints: real sockets on their loopback addresses, open exactly while Windows would answer there.</summary>
public sealed class GuestNetwork(TimeProvider time) : IAsyncDisposable
{
    /// <summary>Told after a guest changed through WinRM, so that its state can be saved.</summary>
    public Func<WindowsMachine, Task>? Changed { get; set; }

    /// <summary>Opens or closes the endpoint as the machine's listener, certificate, service, firewall and power now say. The caller holds the machine's gate.</summary>
    public Task ReconcileAsync(WindowsMachine machine) => throw new NotSupportedException($"{machine}{time}");

    /// <summary>Closes the endpoint of a machine that is gone.</summary>
    public Task RemoveAsync(WindowsMachine machine) => throw new NotSupportedException($"{machine}");

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
