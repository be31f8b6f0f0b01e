using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Catalogue;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Galleries;

/// <summary>The copies of an image version: one per target region, each with its own progress by the emulator's clock.</summary>
static class Replication
{
    // The clock of a rehearsal may be put ahead, which no running timer notices.
    static readonly TimeSpan Step = TimeSpan.FromMilliseconds(500);

    /// <summary>Begins the copies that are not there yet, and forgets those in regions that are no target any more. The gate is held.</summary>
    public static void Begin(ArmServices arm, ArmResource version)
    {
        var (now, known) = (arm.Options.Time.GetUtcNow(), version.Copies);
        version.Copies = new(StringComparer.Ordinal);
        foreach (var region in PublishingProfile.Regions(version))
        {
            var previous = known?.GetValueOrDefault(region);
            version.Copies[region] = previous is not null && previous.State(now) != "Failed" ? previous : NewCopy(arm, region, previous, now);
        }
    }

    /// <summary>True when the version can be used in a region.</summary>
    public static bool IsIn(ArmResource version, string region, DateTimeOffset now) =>
        version.Copies is null && version.GuestId is null
            // It was there before anybody came.
            ? PublishingProfile.Regions(version).Contains(region, StringComparer.Ordinal)
            : version.Copies?.GetValueOrDefault(region)?.State(now) == "Completed";

    /// <summary>The member replicationStatus of an answer.</summary>
    public static JsonObject Status(ArmResource version, DateTimeOffset now)
    {
        var copies = version.Copies ?? [];
        var states = copies.Values.Select(copy => copy.State(now)).ToHashSet(StringComparer.Ordinal);
        return new()
        {
            ["aggregatedState"] = states switch
            {
                { Count: 0 } => "Unknown",
                _ when states.Contains("Failed") => "Failed",
                _ when states.Contains("Replicating") => "InProgress",
                _ => "Completed",
            },
            ["summary"] = copies.Select(pair => (JsonNode)new JsonObject
            {
                ["region"] = Locations.Get(pair.Key).DisplayName,
                ["state"] = pair.Value.State(now),
                ["details"] = pair.Value.State(now) == "Failed" ? pair.Value.FailureMessage : "",
                ["progress"] = pair.Value.Progress(now),
            }).ToJsonArray(),
        };
    }

    /// <summary>Waits until every copy has ended.</summary>
    /// <exception cref="ArmException">A copy failed.</exception>
    public static async Task WaitAsync(ArmServices arm, ArmResource version, CancellationToken cancellationToken)
    {
        var copies = await arm.Store.ReadAsync(() => version.Copies?.Values.ToList() ?? [], cancellationToken);
        foreach (var copy in copies)
        {
            if (copy.IsStuck)
                await Task.Delay(Timeout.InfiniteTimeSpan, arm.Options.Time, cancellationToken);
            while (copy.End - arm.Options.Time.GetUtcNow() is var left && left > TimeSpan.Zero)
                await Task.Delay(left < Step ? left : Step, arm.Options.Time, cancellationToken);
        }
        if (copies.FirstOrDefault(copy => copy.FailureCode is not null) is { FailureCode: { } code } failed)
            throw new ArmException(500, code, failed.FailureMessage ?? "");
    }

    /// <summary>Goes on with copies that the previous process began. Azure copies on, whoever waits.</summary>
    /// <returns>False when the operation is another one, or had no content to copy yet.</returns>
    public static bool TryResume(ArmServices arm, ArmOperation operation)
    {
        if (operation.Action == "DELETE" || arm.Store.Find(operation.ResourceId) is not { Copies: not null } version)
            return false;
        arm.Operations.Resume(operation, version, async cancellationToken =>
        {
            await WaitAsync(arm, version, cancellationToken);
            return null;
        });
        return true;
    }

    static RegionCopy NewCopy(ArmServices arm, string region, RegionCopy? previous, DateTimeOffset now)
    {
        if (previous is { IsLasting: true })
            return previous with { Started = now };
        var rules = arm.Options.Rehearsal.Replication;
        var rule = rules.FirstOrDefault(rule => rule.Region is { } name && Locations.Canonical(name) == region)
            ?? rules.FirstOrDefault(rule => rule.Region is null)
            ?? new();
        var copy = new RegionCopy(now, TimeSpan.FromSeconds(rule.Seconds), rule.Stuck);
        var (failures, key) = (arm.Store.State.Counters, $"replication {rule.Region ?? "*"}");
        var count = failures.GetValueOrDefault(key);
        if (count >= rule.Failures)
            return copy;
        failures[key] = count + 1;
        return copy with { FailureCode = rule.FailureCode, FailureMessage = rule.FailureMessage };
    }
}
