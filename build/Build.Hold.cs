using System.Collections.Concurrent;
using Ingot;
using Ingot.Arm.Machines;
using Ingot.Recipes;
using Serilog;

/// <summary>One process at a time works on a build VM, and on the machine that an image is tried on.</summary>
partial class Build
{
    readonly List<HeldMachine> holds = [];

    // Beats write here, too.
    readonly ConcurrentDictionary<string, Fault> heldByOthers = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Why this run stops although nobody interrupted it: another took a machine over; null when none did.</summary>
    Fault? takenOver;

    /// <summary>The hold of this process on a machine that it claimed.</summary>
    Hold HoldOn(Recipe machine) => FindHold(machine)?.Hold ?? throw new InvalidOperationException($"The VM {machine.VmName} was not claimed.");

    /// <summary>True when another process works on the machine: nothing of it is ours to change or delete.</summary>
    bool IsHeldByAnother(Recipe machine) => heldByOthers.ContainsKey(machine.VmName);

    /// <summary>Claims the build VM before the first write of this process to it, and asks before every later target whether it still holds it.</summary>
    // A VM that is about to be made is confirmed when it is there.
    async Task NeedHoldAsync(CancellationToken cancellationToken)
    {
        var isNew = FindHold(Recipe) is null;
        await NeedHoldAsync(Recipe, isThere: ledger.Stage != Stage.None, cancellationToken);
        if (isNew && ledger.Stage != Stage.None)
            await ProlongAsync(cancellationToken);
    }

    /// <summary>Claims a machine; one that is claimed already has to be held still. To be asked again before each deletion.</summary>
    /// <param name="machine">Its recipe.</param>
    /// <param name="isThere">False when it is about to be made; whoever makes it confirms the claim then.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    async Task NeedHoldAsync(Recipe machine, bool isThere, CancellationToken cancellationToken)
    {
        if (FindHold(machine) is not null)
        {
            await ConfirmHoldAsync(machine, cancellationToken);
            return;
        }

        var claim = new Hold(await SessionAsync(cancellationToken), machine, ThisProcess.Holder, ThisProcess.Lives, TimeProvider.System);
        try
        {
            await claim.ClaimAsync(
                other => Log.Information("The VM {Vm} is in use by {Who}; watching whether that run still lives", machine.VmName, other.Who), cancellationToken);
            // What a run that died was making may have been claimed by another at the same moment.
            if (isThere || claim.IsWritten)
                await claim.ConfirmAsync(cancellationToken);
            if (machine.VmName == Recipe.VmName)
                await RequireUnchangedAsync(cancellationToken);
        }
        catch (Fault fault) when (fault.Code == Hold.HeldCode)
        {
            heldByOthers[machine.VmName] = fault;
            throw;
        }
        // Azure's own failures do not say that somebody else is there.
        catch (Exception exception)
        {
            if (exception is Fault { Code: Hold.ChangedCode } changed)
                heldByOthers[machine.VmName] = changed;
            await GiveBackAsync(machine, claim);
            throw;
        }

        heldByOthers.TryRemove(machine.VmName, out _);
        holds.Add(HeldMachine.Of(machine, claim, token => BeatAsync(machine, claim, token)));
    }

    /// <summary>Asks whether this process still holds a machine that it claimed.</summary>
    /// <exception cref="Fault">It does not.</exception>
    async Task ConfirmHoldAsync(Recipe machine, CancellationToken cancellationToken)
    {
        if (heldByOthers.TryGetValue(machine.VmName, out var known))
            throw known;
        try
        {
            await HoldOn(machine).ConfirmAsync(cancellationToken);
        }
        catch (Fault fault) when (fault.Code == Hold.HeldCode)
        {
            throw heldByOthers[machine.VmName] = Lost(machine, fault);
        }
    }

    HeldMachine? FindHold(Recipe machine) => holds.Find(held => held.Machine.VmName == machine.VmName);

    async Task BeatAsync(Recipe machine, Hold claim, CancellationToken cancellationToken)
    {
        if (await claim.BeatAsync(cancellationToken) is not { } fault)
            return;
        takenOver = heldByOthers[machine.VmName] = Lost(machine, fault);
        Log.Error("{Message} {Why} Stopping", takenOver.Message, takenOver.Why);
        await interrupted.CancelAsync();
    }

    // Unlike a claim that is refused, this comes after writes.
    static Fault Lost(Recipe machine, Fault held) => new(
        $"Another run took the VM {machine.VmName} over.",
        $"{held.Message} It claimed it at the same moment, or this run gave no sign of life for a minute and a half, as when its machine slept or had no network.",
        "Nothing of that VM is touched by this run any more. Run the target again when the other run has ended.",
        held) { Code = Hold.HeldCode };

    /// <summary>Gives a machine free that this process deleted: whoever makes one of that name now takes nothing over.</summary>
    async Task GiveFreeAsync(Recipe machine)
    {
        if (FindHold(machine) is not { } held)
            return;
        holds.Remove(held);
        await held.EndAsync();
        await GiveBackAsync(machine, held.Hold);
    }

    /// <summary>Gives the machines free at the end of the run.</summary>
    void ReleaseHold()
    {
        foreach (var held in holds)
        {
            held.EndAsync().GetAwaiter().GetResult();
            if (!IsHeldByAnother(held.Machine))
                GiveBackAsync(held.Machine, held.Hold).GetAwaiter().GetResult();
        }
    }

    // A failure is no harm: after a while everybody takes this process for dead.
    static async Task GiveBackAsync(Recipe machine, Hold hold)
    {
        try
        {
            using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30), TimeProvider.System);
            await hold.ReleaseAsync(deadline.Token);
        }
        catch (Exception exception) when (exception is Fault or OperationCanceledException)
        {
            Log.Warning("The VM {Vm} could not be given free, and is taken for in use for a minute and a half: {Message}", machine.VmName, exception.Message);
            if (hold.Command is { } command)
                Log.Warning("What says so may stay, and costs nothing; the next run or Sweep deletes it, or: {Command}", command);
        }
    }
}
