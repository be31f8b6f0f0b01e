using Ingot;
using Ingot.Arm.Machines;
using Ingot.Recipes;
using Serilog;

/// <summary>One process at a time works on a build VM, and on the machine that an image is tried on.</summary>
partial class Build
{
    readonly CancellationTokenSource heldNoMore = new();
    readonly List<(Recipe Machine, Hold Hold, Task Beating)> holds = [];
    readonly HashSet<string> heldByOthers = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Who took a machine over that this process worked on; null while nobody did.</summary>
    string? takenOverBy;

    /// <summary>The hold of this process on a machine that it claimed.</summary>
    Hold HoldOn(Recipe machine) => FindHold(machine) ?? throw new InvalidOperationException($"The VM {machine.VmName} was not claimed.");

    /// <summary>True when another process works on the machine: nothing of it is ours to change or delete.</summary>
    bool IsHeldByAnother(Recipe machine) => heldByOthers.Contains(machine.VmName);

    /// <summary>Claims the build VM before the first write of this process to it.</summary>
    // A VM that is about to be made is confirmed when it is there.
    Task NeedHoldAsync(CancellationToken cancellationToken) => NeedHoldAsync(Recipe, isThere: ledger.Stage != Stage.None, cancellationToken);

    /// <summary>Claims a machine.</summary>
    /// <param name="machine">Its recipe.</param>
    /// <param name="isThere">False when it is about to be made; whoever makes it confirms the claim then.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    async Task NeedHoldAsync(Recipe machine, bool isThere, CancellationToken cancellationToken)
    {
        if (FindHold(machine) is not null)
            return;
        var claim = new Hold(await SessionAsync(cancellationToken), machine, ThisProcess.Holder, ThisProcess.Lives, TimeProvider.System);
        try
        {
            await claim.ClaimAsync(
                other => Log.Information("The VM {Vm} is in use by {Who}; watching whether that run still lives", machine.VmName, other.Who), cancellationToken);
            if (isThere)
                await claim.ConfirmAsync(cancellationToken);
        }
        // Azure's own failures do not say that somebody else is there; Cleanup has to look what the claim left.
        catch (Fault fault) when (fault.ExitCode == ExitCodes.Refused)
        {
            heldByOthers.Add(machine.VmName);
            throw;
        }

        holds.Add((machine, claim, BeatAsync(machine, claim)));
    }

    Hold? FindHold(Recipe machine) => holds.FirstOrDefault(entry => entry.Machine.VmName == machine.VmName).Hold;

    async Task BeatAsync(Recipe machine, Hold claim)
    {
        if (await claim.BeatAsync(heldNoMore.Token) is not { } other)
            return;
        heldByOthers.Add(machine.VmName);
        takenOverBy = other.Who;
        Log.Error("{Who} took the VM {Vm} over, because this run gave no sign of life; stopping", other.Who, machine.VmName);
        await interrupted.CancelAsync();
    }

    /// <summary>Gives the machines free at the end of the run. A failure is no harm: after a while everybody takes this process for dead.</summary>
    void ReleaseHold()
    {
        heldNoMore.Cancel();
        foreach (var (machine, hold, beating) in holds.Where(entry => !IsHeldByAnother(entry.Machine)))
        {
            try
            {
                using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30), TimeProvider.System);
                beating.GetAwaiter().GetResult();
                hold.ReleaseAsync(deadline.Token).GetAwaiter().GetResult();
            }
            catch (Exception exception) when (exception is Fault or OperationCanceledException)
            {
                Log.Warning("The VM {Vm} could not be given free, and is taken for in use for a minute and a half: {Message}", machine.VmName, exception.Message);
                if (hold.Command is { } command)
                    Log.Warning("What says so may stay, and costs nothing; the next run or Sweep deletes it, or: {Command}", command);
            }
        }
    }
}
