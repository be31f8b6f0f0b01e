using System.Collections.Concurrent;
using Ingot.Emulator.Windows;
using Microsoft.AspNetCore.Http;

namespace Ingot.Emulator.WinRm;

/// <summary>The guests' WinRM endpoints: real sockets on their loopback addresses, open exactly while Windows would answer there.</summary>
public sealed class GuestNetwork(TimeProvider time) : IAsyncDisposable
{
    readonly ConcurrentDictionary<WindowsMachine, GuestEndpoint> endpoints = new();

    /// <summary>Told after a guest changed through WinRM, so that its state can be saved. The machine's gate is held meanwhile.</summary>
    public Func<WindowsMachine, Task>? Changed { get; set; }

    /// <summary>What every request passes before the guest answers it; null: nothing.</summary>
    internal Func<HttpContext, RequestDelegate, Task>? Wire { get; init; }

    /// <summary>
    /// Opens or closes the endpoint as the machine's listener, certificate, service, firewall and power now say. The caller holds the
    /// machine's gate.
    /// </summary>
    public Task ReconcileAsync(WindowsMachine machine)
    {
        ArgumentNullException.ThrowIfNull(machine);
        return endpoints.GetOrAdd(machine, added => new GuestEndpoint(added, this, time)).ReconcileAsync();
    }

    /// <summary>Closes the endpoint of a machine that is gone.</summary>
    public async Task RemoveAsync(WindowsMachine machine)
    {
        if (endpoints.TryRemove(machine, out var endpoint))
            await endpoint.DisposeAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var machine in endpoints.Keys)
            await RemoveAsync(machine);
    }
}
