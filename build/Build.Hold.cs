using Ingot;
using Ingot.Arm.Machines;
using Ingot.Recipes;
using Serilog;

/// <summary>One process at a time works on a build VM.</summary>
partial class Build
{
    readonly CancellationTokenSource heldNoMore = new();
    Hold? hold;
    Task? beating;

    /// <summary>True when another process works on the build VM: nothing of it is ours to change or delete.</summary>
    bool isHeldByAnother;

    Hold Hold => hold ?? throw new InvalidOperationException("The build VM was not claimed.");

    /// <summary>Claims the build VM before the first write of this process to it.</summary>
    async Task NeedHoldAsync(CancellationToken cancellationToken)
    {
        if (hold is not null)
            return;
        var claim = new Hold(await SessionAsync(cancellationToken), Recipe, ThisProcess.Holder, ThisProcess.Lives, TimeProvider.System);
        try
        {
            await claim.ClaimAsync(
                other => Log.Information("The build VM is in use by {Who}; watching whether that run still lives", other.Who), cancellationToken);
            // A VM that is about to be made is confirmed when it is there.
            if (ledger.Stage != Stage.None)
                await claim.ConfirmAsync(cancellationToken);
        }
        // Azure's own failures do not say that somebody else is there; Cleanup has to look what the claim left.
        catch (Fault fault) when (fault.ExitCode == ExitCodes.Refused)
        {
            isHeldByAnother = true;
            throw;
        }

        hold = claim;
        beating = BeatAsync(claim);
    }

    async Task BeatAsync(Hold claim)
    {
        if (await claim.BeatAsync(heldNoMore.Token) is not { } other)
            return;
        isHeldByAnother = true;
        Log.Error("{Who} took the build VM over, because this run gave no sign of life; stopping", other.Who);
        await interrupted.CancelAsync();
    }

    /// <summary>Gives the build VM free at the end of the run. A failure is no harm: after a while everybody takes this process for dead.</summary>
    void ReleaseHold()
    {
        if (hold is null || isHeldByAnother)
            return;
        heldNoMore.Cancel();
        try
        {
            using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30), TimeProvider.System);
            beating?.GetAwaiter().GetResult();
            hold.ReleaseAsync(deadline.Token).GetAwaiter().GetResult();
        }
        catch (Exception exception) when (exception is Fault or OperationCanceledException)
        {
            Log.Warning("The build VM could not be given free, and is taken for in use for a minute and a half: {Message}", exception.Message);
        }
    }
}
