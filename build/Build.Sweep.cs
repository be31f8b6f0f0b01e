using System.Collections.Concurrent;
using Ingot;
using Ingot.Arm.Machines;
using Nuke.Common;
using Serilog;

/// <summary>Finds what dead runs left, of whatever image.</summary>
partial class Build
{
    [Parameter("Sweep also takes what runs older than this left, as hh:mm:ss; without it only what is past its expiry tag")]
    readonly TimeSpan? OlderThan;

    Target Sweep => _ => _
        .Description("Lists what runs of any image left in the subscription and forgot; --force deletes it")
        .Executes(Doing(SweepAsync));

    async Task SweepAsync(CancellationToken cancellationToken)
    {
        RefuseHastyAge();
        var sweeper = new Sweeper(await SessionAsync(cancellationToken), TimeProvider.System);
        var found = await sweeper.FindAsync(cancellationToken);
        var now = TimeProvider.System.GetUtcNow();
        var held = found.Where(item => item.IsHeld(now)).ToList();
        var over = found.Where(item => !item.IsHeld(now) && item.IsOver(now, OlderThan)).ToList();
        foreach (var item in held)
            Log.Information("Left alone, {Who} works on it: {Item}", item.Holder?.Who, item);
        foreach (var item in found.Except(over).Except(held))
            Log.Information("Left alone, its time is not over: {Item}", item);
        foreach (var item in over)
            Log.Information("{What}: {Item}", Force ? "To delete" : "Forgotten", item);
        if (!Force)
        {
            Report(nameof(Sweep), "Found", over.Count == 0 ? "nothing forgotten" : $"{over.Count} forgotten; --force deletes them");
            return;
        }

        await DeleteAllAsync(sweeper, over, cancellationToken);
    }

    // What one run left goes in the order of dependence; one run's that hangs holds up nobody else's.
    async Task DeleteAllAsync(Sweeper sweeper, IReadOnlyList<Abandoned> over, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(TimeoutCleanup);
        var faults = new ConcurrentDictionary<Abandoned, Fault>();
        var gone = await Task.WhenAll(over.GroupBy(item => item.Bundle).Select(async bundle =>
        {
            var count = 0;
            foreach (var item in bundle)
            {
                try
                {
                    count += await DeleteAsync(sweeper, item, deadline.Token) ? 1 : 0;
                }
                catch (Fault fault)
                {
                    faults[item] = fault;
                }
                catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
                {
                    faults[item] = Late(item, exception);
                }
            }

            return count;
        }));
        Report(nameof(Sweep), "Deleted", gone.Sum() == 0 ? "nothing" : $"{gone.Sum()} of {over.Count}");
        RefuseRemains([.. over.Where(faults.ContainsKey)], faults, over.Count);
    }

    static async Task<bool> DeleteAsync(Sweeper sweeper, Abandoned item, CancellationToken cancellationToken)
    {
        var end = await sweeper.DeleteAsync(item, cancellationToken);
        if (end != SweepEnd.Gone)
            Log.Information("Left alone, {Why}: {Item}", end == SweepEnd.Held ? "somebody works on it since" : "it changed since it was listed", item);
        return end == SweepEnd.Gone;
    }

    Fault Late(Abandoned item, OperationCanceledException exception) => new(
        $"{item.Id} was not deleted within {TimeoutCleanup}.",
        "Azure was asked in vain, or what it depends on is still there.",
        "Give --timeout-cleanup more.",
        exception);

    static void RefuseRemains(IReadOnlyList<Abandoned> kept, IReadOnlyDictionary<Abandoned, Fault> faults, int all)
    {
        foreach (var item in kept)
            Log.Warning("{Item} stays: {Message} {Why}", item.Id, faults[item].Message, faults[item].Why);
        if (kept.Count == 0)
            return;
        var cause = faults[kept[0]];
        throw new Fault(
            $"{kept.Count} of {all} forgotten things could not be deleted.",
            $"{kept[0].Id}: {cause.Message} {cause.Why}",
            "Run Sweep again, or delete by hand: " + string.Join("; ", kept.Select(item => item.DeleteCommand)) + ".",
            cause) { Code = cause.Code, CorrelationId = cause.CorrelationId };
    }

    // A bake takes an hour or more; whoever kept its VM to look at it, or goes on with it by hand, does not hold it.
    void RefuseHastyAge()
    {
        if (OlderThan is not { } age || age >= TimeSpan.FromHours(1))
            return;
        throw new Fault(
            $"--older-than {age} is too young.",
            "A VM that somebody kept a moment ago, to look at it or to go on, may be older.",
            "Give at least 01:00:00; better, more than your longest bake takes.") { ExitCode = ExitCodes.Refused };
    }
}
