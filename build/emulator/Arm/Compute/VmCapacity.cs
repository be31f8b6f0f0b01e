using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Catalogue;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Compute;

/// <summary>Whether Azure has room for a machine now, which only the operation itself finds out.</summary>
static class VmCapacity
{
    /// <summary>Takes the room, or fails the operation. The store's gate is held.</summary>
    /// <exception cref="ArmException">409 AllocationFailed or one of its kind.</exception>
    public static void Take(ArmServices arm, ArmResource machine)
    {
        var size = VmSizes.Find(machine.Properties.TextAt("hardwareProfile", "vmSize"));
        var zone = (machine.Body["zones"] as JsonArray)?.FirstOrDefault()?.ToString();
        foreach (var (capacity, index) in arm.Options.Rehearsal.Capacities.Select((capacity, index) => (capacity, index)))
        {
            var isMeant = ArmId.Equal(capacity.Size, size?.Name)
                && (capacity.Location is null || ArmId.Equal(capacity.Location, machine.Location))
                && (capacity.Zone is null || capacity.Zone == zone);
            if (!isMeant)
                continue;
            var failed = arm.Store.State.Counters.GetValueOrDefault($"capacity {index}");
            if (failed >= capacity.Failures)
                continue;
            arm.Store.State.Counters[$"capacity {index}"] = failed + 1;
            throw Refusal(capacity.Code ?? (zone is null ? "AllocationFailed" : "ZonalAllocationFailed"));
        }
    }

    // Wordings: learn.microsoft.com, Troubleshoot allocation failures when you create, restart, or resize VMs in Azure.
    static ArmException Refusal(string code) => new(409, code, code switch
    {
        "ZonalAllocationFailed" => "Allocation failed. We do not have sufficient capacity for the requested VM size in this zone. Read more "
            + "about improving likelihood of allocation success at http://aka.ms/allocation-guidance",
        "AllocationFailed" => "Allocation failed. We do not have sufficient capacity for the requested VM size in this region. Read more about "
            + "improving likelihood of allocation success at http://aka.ms/allocation-guidance",
        _ => "Allocation failed. VM(s) with the following constraints cannot be allocated, because the condition is too restrictive. Please "
            + "remove some constraints and try again. Constraints applied are:\n  - Differencing (Ephemeral) Disks\n  - Networking Constraints "
            + "(such as Accelerated Networking or IPv6)\n  - VM Size\n",
    });
}
