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
        var sweeper = new Sweeper(await SessionAsync(cancellationToken));
        var found = await sweeper.FindAsync(cancellationToken);
        var now = TimeProvider.System.GetUtcNow();
        var over = found.Where(item => item.IsOver(now, OlderThan)).ToList();
        foreach (var item in found.Except(over))
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

    async Task DeleteAllAsync(Sweeper sweeper, IReadOnlyList<Abandoned> over, CancellationToken cancellationToken)
    {
        var deleted = 0;
        var kept = new List<(Abandoned Item, Fault Fault)>();
        foreach (var item in over)
        {
            try
            {
                deleted += await sweeper.DeleteAsync(item, cancellationToken) ? 1 : 0;
            }
            catch (Fault fault)
            {
                Log.Warning("{Item} stays: {Message} {Why}", item.Id, fault.Message, fault.Why);
                kept.Add((item, fault));
            }
        }

        Report(nameof(Sweep), "Deleted", deleted == 0 ? "nothing" : $"{deleted} of {over.Count}");
        if (kept is [var (first, cause), ..])
        {
            throw new Fault(
                $"{kept.Count} of {over.Count} forgotten things could not be deleted.",
                $"{first.Id}: {cause.Message} {cause.Why}",
                "Run Sweep again, or delete by hand: " + string.Join("; ", kept.Select(entry => entry.Item.DeleteCommand)) + ".",
                cause) { Code = cause.Code, CorrelationId = cause.CorrelationId };
        }
    }

    // A bake takes an hour or more: an age below that would take its VM away from under it.
    void RefuseHastyAge()
    {
        if (OlderThan is not { } age || age >= TimeSpan.FromHours(1))
            return;
        throw new Fault(
            $"--older-than {age} is too young.",
            "A bake that is still running may be older, and Sweep would delete its VM.",
            "Give at least 01:00:00; better, more than your longest bake takes.") { ExitCode = ExitCodes.Refused };
    }
}
