using Ingot.Arm.Errors;

namespace Ingot.Arm.Machines;

/// <summary>Walks over sizes and zones until one has room.</summary>
/// <param name="placements">What may be tried, in its order.</param>
/// <param name="isSpot">True for a spot VM, which is never replaced by a regular one.</param>
/// <param name="say">Told each failed try.</param>
sealed class VmPlacements(IReadOnlyList<VmPlacement> placements, bool isSpot, Action<string> say)
{
    readonly List<(VmPlacement Placement, Fault Fault)> failed = [];

    /// <summary>Tries one after the other; gives the one that worked.</summary>
    /// <param name="create">Creates the VM there.</param>
    /// <param name="remove">Deletes what a failed creation left.</param>
    /// <exception cref="Fault">None worked, or one failed for another reason than room.</exception>
    public async Task<VmPlacement> FirstAsync(Func<VmPlacement, Task> create, Func<Task> remove)
    {
        var queue = new LinkedList<VmPlacement>(placements);
        while (queue.First?.Value is { } placement)
        {
            queue.RemoveFirst();
            try
            {
                await create(placement);
                return placement;
            }
            catch (Fault fault) when (ArmError.From(fault.InnerException) is { } error && IsWorthAnotherTry(error, placement))
            {
                failed.Add((placement, fault));
                if (error.Kind == ErrorKind.Quota)
                    Skip(queue, placement.Size);
                else if (error.Kind == ErrorKind.Transient)
                    queue.AddFirst(placement);
                if (queue.First is null)
                    break;
                say($"{placement}: {fault.Code}. {Next(queue.First.Value, error)}");
                await remove();
            }
        }

        throw None();
    }

    // A quota counts the whole region: another zone does not help.
    static void Skip(LinkedList<VmPlacement> queue, string size)
    {
        foreach (var other in queue.Where(other => other.Size == size).ToList())
            queue.Remove(other);
    }

    static string Next(VmPlacement next, ArmError error) =>
        error.Kind == ErrorKind.Transient ? $"Azure's own fault; trying {next} again" : $"Trying {next}";

    // Azure's own faults get one more try in the same place.
    bool IsWorthAnotherTry(ArmError error, VmPlacement placement) =>
        error.Entry.IsAboutPlacement || (error.Kind == ErrorKind.Transient && !error.IsUncertain && failed.TrueForAll(entry => entry.Placement != placement));

    Fault None()
    {
        if (failed is not [.., var (_, last)])
            throw new InvalidOperationException("A recipe has at least one size.");
        if (failed.Count == 1)
            return last;
        return new Fault(
            "Azure has no room for the build VM: every size and zone was tried.",
            "One by one:" + string.Concat(failed.Select((entry, index) => $"{Environment.NewLine}  {index + 1}. {entry.Placement}: {entry.Fault.Code}. {entry.Fault.Why}")),
            ErrorCatalogue.Remedy("NoPlacementLeft") + (isSpot ? " It is to be a spot VM; a regular one is only taken when --spot-eviction-policy is left out." : ""),
            last)
        {
            Code = last.Code,
            CorrelationId = last.CorrelationId,
            RequestId = last.RequestId,
        };
    }
}
