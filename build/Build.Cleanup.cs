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
            throw CleanupFault(left);
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
            isCredentialOurs = isCredentialOurs || !IsHeldByAnother(machine);
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

    static Fault CleanupFault(IReadOnlyList<(Recipe Machine, Fault Fault)> left)
    {
        if (left is [var (_, only)])
            return only;
        return new Fault(
            $"What the bake made for VMs {string.Join(" and ", left.Select(entry => entry.Machine.VmName))} may still be there, and costs money.",
            string.Join(" ", left.Select(entry => $"{entry.Machine.VmName}: {entry.Fault.Message} {entry.Fault.Why}")),
            string.Join(" ", left.Select(entry => $"{entry.Machine.VmName}: {entry.Fault.Remedy}")),
            left[0].Fault)
        {
            Code = left[0].Fault.Code,
            CorrelationId = left[0].Fault.CorrelationId,
            ExitCode = left.All(entry => entry.Fault.ExitCode == left[0].Fault.ExitCode) ? left[0].Fault.ExitCode : null,
        };
    }

    async Task<bool> HoldForCleanupAsync(Recipe machine, CancellationToken cancellationToken)
    {
        try
        {
            await NeedHoldAsync(machine, isThere: true, cancellationToken);
            isCredentialOurs = true;
            return true;
        }
        catch (Fault fault) when (IsHeldByAnother(machine) && isUpToDate && !IsNamed(Cleanup))
        {
            // What was taken for forgotten is somebody's work.
            Log.Information("Left alone: {Message}", fault.Message);
            return false;
        }
    }
}
