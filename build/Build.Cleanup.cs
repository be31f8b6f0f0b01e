using Ingot.Arm.Machines;
using Serilog;

/// <summary>Cleanup.</summary>
partial class Build
{
    // Its own deadline, and deaf to the first Ctrl-C: half a cleanup is what it is there to prevent. A second one ends the process.
    async Task CleanupAsync(CancellationToken _)
    {
        using var deadline = new CancellationTokenSource(TimeoutCleanup);
        try
        {
            var leftovers = new Leftovers(await SessionAsync(deadline.Token), Recipe);
            var deleted = await HoldForCleanupAsync(leftovers, deadline.Token) ? await leftovers.DeleteAsync(deadline.Token) : [];
            Report(nameof(Cleanup), "Deleted", deleted.Count == 0 ? "nothing was left" : string.Join(", ", deleted));
        }
        catch (OperationCanceledException exception) when (deadline.IsCancellationRequested)
        {
            throw new Ingot.Fault(
                $"The cleanup did not end within {TimeoutCleanup}.",
                $"It waited for Azure: {session?.Waits.Last}. What may remain is in resource group {Ingot.Recipes.Names.BuildGroup(Recipe)}.",
                $"Run Cleanup again, give --timeout-cleanup more, or delete it with: {Leftovers.Commands(Recipe)}",
                exception);
        }
    }

    // False: there is nothing to hold, and nothing is written to find that out.
    async Task<bool> HoldForCleanupAsync(Leftovers leftovers, CancellationToken cancellationToken)
    {
        try
        {
            if (!await leftovers.AreThereAsync(cancellationToken))
                return false;
            await NeedHoldAsync(cancellationToken);
            return true;
        }
        catch (Ingot.Fault fault) when (isHeldByAnother && isUpToDate && !IsNamed(Cleanup))
        {
            // What was taken for forgotten is somebody's work.
            Log.Information("Left alone: {Message}", fault.Message);
            return false;
        }
        catch (Ingot.Fault fault) when (fault.ExitCode is null)
        {
            throw Leftovers.Remains(Recipe, fault);
        }
    }
}
