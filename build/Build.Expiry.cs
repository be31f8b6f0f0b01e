using Ingot;
using Ingot.Arm;
using Ingot.Arm.Machines;
using Ingot.Recipes;
using Nuke.Common;
using Serilog;

/// <summary>What this run found is still so when it may write, and what it leaves lasts from then on.</summary>
partial class Build
{
    /// <summary>The ledger as Preflight read it; null before.</summary>
    LedgerEntry? seenLedger;

    // Between Preflight's look and the claim, whoever held the VM may have ended: what was a broken creation then is somebody's VM now.
    async Task RequireUnchangedAsync(CancellationToken cancellationToken)
    {
        if (seenLedger is not { } seen)
            return;
        var now = await (await VmAsync(cancellationToken)).ReadLedgerAsync(cancellationToken);
        if (Marks(now) == Marks(seen) || (seen.Stage == Stage.None && now == LedgerEntry.Nothing))
            return;
        throw new Fault(
            $"The build VM {Recipe.VmName} changed meanwhile.",
            $"Preflight saw {Words(seen)}; now there is {Words(now)}. Another run worked on it until this one claimed it.",
            "Run the target again: it goes on with what is there now.")
        {
            // A claim that is given free again is no write.
            ExitCode = holds.Count == 0 && !isTrialBegun ? ExitCodes.Refused : null,
            Code = Hold.ChangedCode,
        };
    }

    static (Stage Stage, string Run, string Inputs, string Recipe) Marks(LedgerEntry entry) => (entry.Stage, entry.Run, entry.Inputs, entry.Recipe);

    static string Words(LedgerEntry entry) =>
        entry.IsOurs ? $"one of run {entry.Run} {(entry.Stage == Stage.None ? "that was not finished" : $"after {entry.Stage}")}" : "none";

    /// <summary>Moves the time on after which whoever finds the VM may delete it; its group, or the marker beside it, moves with each sign of life.</summary>
    async Task ProlongAsync(CancellationToken cancellationToken)
    {
        try
        {
            var expires = TimeProvider.System.GetUtcNow() + Recipe.TimeToLive;
            await (await VmAsync(cancellationToken)).ProlongAsync(expires, cancellationToken);
            ledger = ledger with { Expires = expires };
        }
        catch (Fault fault)
        {
            // While this run works, its hold keeps Sweep away.
            Log.Warning("The VM {Vm} still expires at {Expires:u}: {Message}", Recipe.VmName, ledger.Expires.UtcDateTime, fault.Message);
        }
    }

    /// <summary>What is kept lasts from now on, not from when it was made.</summary>
    void ProlongWhatStays()
    {
        if (ledger.Stage == Stage.None || SucceededTargets.Contains(Cleanup) || FindHold(Recipe) is not { } held || IsHeldByAnother(Recipe))
            return;
        try
        {
            using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30), TimeProvider.System);
            held.Hold.ProlongAsync(deadline.Token).GetAwaiter().GetResult();
            ProlongAsync(deadline.Token).GetAwaiter().GetResult();
        }
        catch (Exception exception) when (exception is Fault or OperationCanceledException)
        {
            Log.Warning("When the VM {Vm} expires could not be written: {Message}", Recipe.VmName, exception.Message);
        }
    }
}
