using Ingot;
using Ingot.Arm.Machines;
using Ingot.Recipes;
using Serilog;

/// <summary>Cleanup.</summary>
partial class Build
{
    // Deaf to the first Ctrl-C: half a cleanup is what it is there to prevent. A second one ends the process. One machine that cannot be deleted is no reason
    // to leave the other, and takes none of its time.
    async Task CleanupAsync(CancellationToken _)
    {
        var machines = ToCleanUp.ToList();
        var began = TimeProvider.System.GetTimestamp();
        var deleted = new List<string>();
        var left = new List<(Recipe Machine, Fault Fault)>();
        foreach (var machine in machines)
        {
            var share = (TimeoutCleanup - TimeProvider.System.GetElapsedTime(began)) / (machines.Count - machines.IndexOf(machine));
            try
            {
                await CleanUpAsync(machine, share > TimeSpan.Zero ? share : TimeSpan.Zero, deleted);
            }
            catch (Fault fault)
            {
                Log.Error("{VmName}: {Message} {Why} {Remedy}", machine.VmName, fault.Message, fault.Why, fault.Remedy);
                left.Add((machine, fault));
            }
        }

        Report(nameof(Cleanup), "Deleted", deleted.Count > 0 ? string.Join(", ", deleted) : left.Count > 0 ? "nothing" : "nothing was left");
        if (left.Count > 0)
            throw CleanupFault(left, hasWritten: deleted.Count > 0 || isBuildBegun || isTrialBegun || holds.Count > 0);
    }

    async Task CleanUpAsync(Recipe machine, TimeSpan share, List<string> deleted)
    {
        using var deadline = new CancellationTokenSource(share, TimeProvider.System);
        Leftovers? leftovers = null;
        try
        {
            leftovers = new Leftovers(await SessionAsync(deadline.Token), machine) { Whole = [.. new[] { image, version }.OfType<string>()] };
            await leftovers.CleanUpAsync(token => HoldForCleanupAsync(machine, token), deadline.Token);
            await GiveFreeAsync(machine);
            // Nobody else was found at work.
            isCredentialOurs = isCredentialOurs || (machine.VmName == Recipe.VmName && !IsHeldByAnother(machine));
        }
        catch (OperationCanceledException exception) when (deadline.IsCancellationRequested)
        {
            throw new Fault(
                $"The cleanup of VM {machine.VmName} did not end within {share:hh\\:mm\\:ss}.",
                $"It waited for Azure: {session?.Waits.Last}. What may remain is in resource group {Names.BuildGroup(machine)}.",
                $"Run Cleanup again, give --timeout-cleanup more, or delete it with: {Leftovers.Commands(machine)}",
                exception);
        }
        finally
        {
            deleted.AddRange(leftovers?.Deleted ?? []);
        }
    }

    // Of a run that has written, nobody may say that it was refused before.
    static Fault CleanupFault(IReadOnlyList<(Recipe Machine, Fault Fault)> left, bool hasWritten)
    {
        var first = left[0].Fault;
        int? exitCode = !hasWritten && left.All(entry => entry.Fault.ExitCode == first.ExitCode) ? first.ExitCode : null;
        if (left.Count == 1)
            return first.With(exitCode);
        return new Fault(
            $"What the bake made for VMs {string.Join(" and ", left.Select(entry => entry.Machine.VmName))} may still be there, and costs money.",
            string.Join(" ", left.Select(entry => $"{entry.Machine.VmName}: {entry.Fault.Message} {entry.Fault.Why}")),
            string.Join(" ", left.Select(entry => $"{entry.Machine.VmName}: {entry.Fault.Remedy}")),
            first) { Code = first.Code, CorrelationId = first.CorrelationId, ExitCode = exitCode };
    }

    async Task<bool> HoldForCleanupAsync(Recipe machine, CancellationToken cancellationToken)
    {
        try
        {
            await NeedHoldAsync(machine, isThere: true, cancellationToken);
            isCredentialOurs = isCredentialOurs || machine.VmName == Recipe.VmName;
            return true;
        }
        catch (Fault fault) when (IsHeldByAnother(machine) && !IsNamed(Cleanup) && (isUpToDate || (machine.VmName == Boot.VmName && !isTrialBegun)))
        {
            // What was taken for forgotten is somebody's work.
            Log.Information("Left alone: {Message}", fault.Message);
            return false;
        }
    }
}
