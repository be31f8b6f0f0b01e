using System.Collections.Concurrent;
using System.Threading.Channels;
using Ingot.Emulator.Arm.Common;
using Ingot.Emulator.Hosting;
using Ingot.Emulator.State;
using Ingot.Emulator.Windows;
using Ingot.Emulator.WinRm;

namespace Ingot.Emulator.Arm.Compute;

/// <summary>The Windows machines behind virtual machines and images: kept, opened to the network, saved after each change.</summary>
sealed class Guests : IAsyncDisposable
{
    readonly ConcurrentDictionary<string, WindowsMachine> machines = new(StringComparer.OrdinalIgnoreCase);
    readonly ConcurrentDictionary<string, bool> gone = new(StringComparer.OrdinalIgnoreCase);
    readonly Channel<WindowsMachine> changed = Channel.CreateUnbounded<WindowsMachine>();
    readonly StateFolder folder;
    readonly GuestNetwork network;
    readonly double pace;
    readonly Task saving;

    public Guests(StateFolder folder, EmulatorOptions options, WireFaults wire)
    {
        this.folder = folder;
        pace = options.Pace;
        // Whoever tells of a change may hold the machine's gate, so it is saved from elsewhere.
        network = new(options.Time)
        {
            Wire = wire.InvokeGuestAsync,
            Changed = machine =>
            {
                changed.Writer.TryWrite(machine);
                return Task.CompletedTask;
            },
        };
        saving = SaveChangedAsync();
    }

    /// <summary>True when guests refuse what they have no model of, instead of reporting it.</summary>
    public bool IsStrict { get; init; }

    /// <summary>What the guests were asked for, those already deleted included, and only pretended to know.</summary>
    public IReadOnlyList<string> NotModelled =>
    [
        .. machines.Values.SelectMany(machine => machine.NotModelled)
            .Concat(gone.Keys)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Order(StringComparer.OrdinalIgnoreCase),
    ];

    public WindowsMachine? Find(string? id) => id is not null && machines.TryGetValue(id, out var machine) ? machine : null;

    /// <summary>Takes a guest from the state folder, closed to the network.</summary>
    /// <param name="id">The guest.</param>
    /// <param name="faults">What is rehearsed now, whatever was when the guest booted.</param>
    public void Load(string id, IReadOnlyList<string> faults)
    {
        if (folder.LoadGuest(id) is not { } machine)
            return;
        machine.RefusesUnknown = IsStrict;
        machine.Faults.Clear();
        machine.Faults.UnionWith(faults);
        machine.Pace = pace;
        machines[id] = machine;
    }

    /// <summary>Adds a machine that boots now, and opens its network.</summary>
    public Task AddAsync(string id, WindowsMachine machine)
    {
        machine.Pace = pace;
        machine.RefusesUnknown = IsStrict;
        machines[id] = machine;
        return ChangeAsync(id, _ => Task.FromResult(true), CancellationToken.None);
    }

    /// <summary>Keeps a copy that does not run: what an image holds.</summary>
    public async Task CopyAsync(string id, string copyId, CancellationToken cancellationToken)
    {
        var content = await SnapshotAsync(id, cancellationToken);
        var copy = StateJson.ReadMachine(content);
        copy.IsRunning = false;
        copy.NotModelled.Clear();
        machines[copyId] = copy;
        folder.SaveGuest(copyId, StateJson.WriteMachine(copy));
    }

    /// <summary>A machine with the same disk, which belongs to the caller.</summary>
    public async Task<WindowsMachine> CloneAsync(string id, CancellationToken cancellationToken) =>
        StateJson.ReadMachine(await SnapshotAsync(id, cancellationToken));

    /// <summary>Changes a machine behind its gate, then lets its network follow and saves it, even when the change throws.</summary>
    public async Task<T> ChangeAsync<T>(string id, Func<WindowsMachine, Task<T>> change, CancellationToken cancellationToken)
    {
        var machine = Require(id);
        await machine.Gate.WaitAsync(cancellationToken);
        try
        {
            return await change(machine);
        }
        finally
        {
            try
            {
                if (Find(id) == machine)
                {
                    await network.ReconcileAsync(machine);
                    folder.SaveGuest(id, StateJson.WriteMachine(machine));
                }
            }
            finally
            {
                machine.Gate.Release();
            }
        }
    }

    /// <summary>
    /// Tells a machine where the network leads to it. Whoever holds the machine now lets its sockets follow when done, so nobody waits.
    /// </summary>
    public async Task SetDoorsAsync(string id, IReadOnlyList<GuestDoor> doors)
    {
        if (Find(id) is not { } machine)
            return;
        machine.Doors = doors;
        if (!await machine.Gate.WaitAsync(0))
            return;
        try
        {
            if (Find(id) == machine)
                await network.ReconcileAsync(machine);
        }
        finally
        {
            machine.Gate.Release();
        }
    }

    /// <summary>Forgets a guest and closes its network.</summary>
    public async Task RemoveAsync(string? id)
    {
        if (id is null || !machines.TryRemove(id, out var machine))
            return;
        // Whoever changes it now sees that it is gone, and does not open or save it again.
        await machine.Gate.WaitAsync();
        machine.Gate.Release();
        foreach (var name in machine.NotModelled)
            gone[name] = true;
        await network.RemoveAsync(machine);
        folder.DeleteGuest(id);
    }

    public async ValueTask DisposeAsync()
    {
        await network.DisposeAsync();
        changed.Writer.Complete();
        await saving;
    }

    WindowsMachine Require(string id) =>
        Find(id) ?? throw ArmErrors.NotAllowed("The virtual machine has no guest: it never booted, or it is being deleted.");

    async Task<byte[]> SnapshotAsync(string id, CancellationToken cancellationToken)
    {
        var machine = Require(id);
        await machine.Gate.WaitAsync(cancellationToken);
        try
        {
            return StateJson.WriteMachine(machine);
        }
        finally
        {
            machine.Gate.Release();
        }
    }

    async Task SaveChangedAsync()
    {
        await foreach (var machine in changed.Reader.ReadAllAsync())
        {
            // Gone in the meantime: nothing to save.
            var id = machines.FirstOrDefault(pair => pair.Value == machine).Key;
            if (id is null)
                continue;
            await machine.Gate.WaitAsync();
            try
            {
                folder.SaveGuest(id, StateJson.WriteMachine(machine));
            }
            finally
            {
                machine.Gate.Release();
            }
        }
    }
}
