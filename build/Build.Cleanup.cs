using Ingot.Arm.Machines;
using Ingot.Recipes;
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
            await CleanUpAsync([.. ToCleanUp], deadline.Token);
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

    // One that cannot be deleted is no reason to leave the others.
    async Task CleanUpAsync(IReadOnlyList<Recipe> machines, CancellationToken cancellationToken)
    {
        var deleted = new List<string>();
        Ingot.Fault? first = null;
        foreach (var machine in machines)
        {
            try
            {
                var leftovers = new Leftovers(await SessionAsync(cancellationToken), machine);
                if (await HoldForCleanupAsync(machine, leftovers, cancellationToken))
                    deleted.AddRange(await leftovers.DeleteAsync(cancellationToken));
            }
            catch (Ingot.Fault fault)
            {
                first ??= fault;
            }
        }

        Report(nameof(Cleanup), "Deleted", deleted.Count == 0 ? "nothing was left" : string.Join(", ", deleted));
        if (first is not null)
            throw first;
    }

    // False: there is nothing to hold, and nothing is written to find that out.
    async Task<bool> HoldForCleanupAsync(Recipe machine, Leftovers leftovers, CancellationToken cancellationToken)
    {
        try
        {
            var areThere = await leftovers.AreThereAsync(cancellationToken);
            if (areThere)
                await NeedHoldAsync(machine, isThere: true, cancellationToken);
            isCredentialOurs = true;
            return areThere;
        }
        catch (Ingot.Fault fault) when (IsHeldByAnother(machine) && isUpToDate && !IsNamed(Cleanup))
        {
            // What was taken for forgotten is somebody's work.
            Log.Information("Left alone: {Message}", fault.Message);
            return false;
        }
        catch (Ingot.Fault fault) when (fault.ExitCode is null)
        {
            throw Leftovers.Remains(machine, fault);
        }
    }
}
