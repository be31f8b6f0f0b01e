using Ingot.Emulator.Arm.Authorization;
using Ingot.Emulator.Arm.Common;
using Ingot.Emulator.Arm.Resources;
using Ingot.Emulator.Rehearsals;

namespace Ingot.Emulator.Arm.Compute;

/// <summary>Takes spot machines back when the rehearsal says so: between two requests, as Azure does at any time.</summary>
static class SpotEvictions
{
    /// <summary>Looks, before a request is answered, whether the time of the machine that it concerns has come.</summary>
    public static async Task BeforeAsync(ArmServices arm, string path)
    {
        if (arm.Options.Rehearsal.SpotEvictions.Count == 0)
            return;
        var machine = await arm.Store.ChangeAsync(() => Due(arm, path));
        if (machine is null)
            return;
        if (machine.Properties.TextAt("evictionPolicy") == "Delete")
        {
            await Removal.RemoveMachineAsync(arm, machine);
            return;
        }
        if (machine.GuestId is { } guest && arm.Guests.Find(guest) is not null)
        {
            await arm.Guests.ChangeAsync(guest, windows => Task.FromResult(windows.IsRunning = false), CancellationToken.None);
        }
        await arm.Store.ChangeAsync(() => machine.Power = "deallocated");
    }

    static ArmResource? Due(ArmServices arm, string path)
    {
        var machine = arm.Store.OfType(ResourceTypes.VirtualMachines).FirstOrDefault(each =>
            VmSpot.IsSpot(each.Properties) && (ArmId.Equal(each.Id, path) || ArmId.IsInGroup(path, each.Id)));
        var vmId = machine?.Properties.TextAt("vmId");
        if (machine is null || vmId is null)
            return null;
        var counters = arm.Store.State.Counters;
        var count = counters[$"requests {vmId}"] = counters.GetValueOrDefault($"requests {vmId}") + 1;
        if (counters.ContainsKey($"evicted {vmId}") || !arm.Options.Rehearsal.SpotEvictions.Any(each => IsDue(each, machine, count)))
            return null;
        counters[$"evicted {vmId}"] = 1;
        // A script that runs is ended, which frees the guest.
        foreach (var child in arm.Store.InGroup(machine.Id).Append(machine).ToList())
            arm.Operations.Stop(child);
        return machine;
    }

    static bool IsDue(SpotEviction eviction, ArmResource machine, int count) =>
        Scopes.Matches(eviction.Machine, machine.Name)
        && (count >= eviction.AtRequest
            || (eviction.AfterTag is { } tag && Tags.Of(machine).Any(each => ArmId.Equal($"{each.Key}={each.Value}", tag))));
}
