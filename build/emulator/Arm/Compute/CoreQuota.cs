using Ingot.Emulator.Arm.Catalogue;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Compute;

/// <summary>vCPUs in use, and the refusal when a machine would exceed them. Deallocated machines do not count.</summary>
static class CoreQuota
{
    /// <summary>vCPUs in use in a region, of one family or (null) of all.</summary>
    public static int Used(ArmServices arm, string location, string? family) => arm.Store.OfType(ResourceTypes.VirtualMachines)
        .Where(machine => machine.Location == location && machine.Power != "deallocated")
        .Select(machine => VmSizes.Find(machine.Properties.TextAt("hardwareProfile", "vmSize")))
        .Where(size => size is not null && (family is null || size.Family == family))
        .Sum(size => size?.Cores ?? 0);

    /// <summary>Refuses a machine that the quota has no room for.</summary>
    /// <exception cref="ArmException">409 OperationNotAllowed, with a quota text.</exception>
    public static void Check(ArmServices arm, string location, VmSize size)
    {
        var used = Used(arm, location, null);
        if (used + size.Cores <= VmSizes.CoreLimit)
            return;
        throw ArmErrors.NotAllowed("Operation could not be completed as it results in exceeding approved Total Regional Cores quota. "
            + "Additional "
            + $"details - Deployment Model: Resource Manager, Location: {location}, Current Limit: {VmSizes.CoreLimit}, Current Usage: "
            + $"{used}, "
            + $"Additional Required: {size.Cores}, (Minimum) New Limit Required: {used + size.Cores}.");
    }
}
