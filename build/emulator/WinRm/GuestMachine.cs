using Ingot.Emulator.Windows;
using Ingot.Emulator.WinRm.Commands;

namespace Ingot.Emulator.WinRm;

/// <summary>
/// The machine behind an endpoint: the latest copy of what the endpoint needs of it, and the one place where its gate is taken.
/// </summary>
sealed class GuestMachine(WindowsMachine machine, GuestNetwork network, TimeProvider time) : IDisposable
{
    /// <summary>The pause in Ansible's poll of Windows Update, which is the script that waits.</summary>
    static readonly TimeSpan betweenLooks = TimeSpan.FromSeconds(1);

    readonly CertificateCache certificates = new();
    volatile GuestState state = GuestState.Closed;
    volatile bool isRestartAnnounced;

    /// <summary>The latest copy.</summary>
    public GuestState State => state;

    /// <summary>The machine's name, for messages.</summary>
    public string Name => machine.ComputerName;

    /// <summary>True when that fault is injected into it.</summary>
    public bool Has(string fault) => machine.Faults.Contains(fault);

    /// <summary>The address it answers at.</summary>
    public string Address => machine.Address;

    /// <summary>Where the network leads to it.</summary>
    public IReadOnlyList<GuestDoor> Doors => machine.Doors ?? [new(machine.Address, IsPublic: false, _ => true)];

    /// <summary>Its Windows version, for Identify.</summary>
    public string Version => machine.Version;

    /// <summary>Copies anew; the caller holds the gate.</summary>
    public void Refresh()
    {
        state = GuestState.Of(machine, certificates);
        isRestartAnnounced = machine.RebootAt is not null;
    }

    /// <summary>Copies anew unless somebody works on the machine, whose end will refresh it.</summary>
    public void RefreshIfFree()
    {
        if (!machine.Gate.Wait(0))
            return;
        try
        {
            Refresh();
        }
        finally
        {
            machine.Gate.Release();
        }
    }

    /// <summary>Whether a connection that comes in now meets nobody.</summary>
    public bool IsDown()
    {
        if (machine.UnmetDials == 0 || !machine.Gate.Wait(0))
            return false;
        try
        {
            return machine.UnmetDials > 0 && machine.UnmetDials-- > 0;
        }
        finally
        {
            machine.Gate.Release();
        }
    }

    /// <summary>Runs a command as a user. One that waits for something else on the machine does not keep others from it.</summary>
    public async Task<CommandOutput> RunAsync(GuestCommand command, string user, CancellationToken cancellationToken)
    {
        while (true)
        {
            var output = await RunOnceAsync(command, user, cancellationToken);
            // Not by value: a command without output looks the same.
            if (!ReferenceEquals(output, CommandOutput.Waiting))
                return output;
            await Task.Delay(betweenLooks, time, cancellationToken);
        }
    }

    async Task<CommandOutput> RunOnceAsync(GuestCommand command, string user, CancellationToken cancellationToken)
    {
        await machine.Gate.WaitAsync(cancellationToken);
        try
        {
            var output = await new CommandInterpreter(machine, user, time).RunAsync(command.Line, command.Input, cancellationToken);
            if (output.Changed && network.Changed is { } changed)
                await changed(machine);
            return output;
        }
        finally
        {
            Refresh();
            machine.Gate.Release();
        }
    }

    /// <summary>Restarts the machine now if something asked for it.</summary>
    public Task RestartIfAskedAsync(CancellationToken cancellationToken) => RestartIfAskedAsync(_ => true, cancellationToken);

    /// <summary>Restarts the machine if something asked for it and the time has come. Waits for nobody while nothing was announced.</summary>
    public Task RestartIfDueAsync(CancellationToken cancellationToken) =>
        isRestartAnnounced ? RestartIfAskedAsync(due => due <= Now, cancellationToken) : Task.CompletedTask;

    DateTimeOffset Now => time.GetUtcNow() + machine.ClockAhead;

    async Task RestartIfAskedAsync(Predicate<DateTimeOffset> when, CancellationToken cancellationToken)
    {
        await machine.Gate.WaitAsync(cancellationToken);
        try
        {
            if (machine.RebootAt is { } due && when(due) && MachinePower.RestartIfAsked(machine, Now) && network.Changed is { } changed)
                await changed(machine);
        }
        finally
        {
            Refresh();
            machine.Gate.Release();
        }
    }

    public void Dispose() => certificates.Dispose();
}
