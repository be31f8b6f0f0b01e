using Ingot.Emulator.Arm.Catalogue;
using Ingot.Emulator.Arm.Common;
using Ingot.Emulator.Rehearsals;

namespace Ingot.Emulator.Arm.Compute;

/// <summary>What a region gives the subscription, and the refusal when a machine would exceed it. Deallocated machines do not count.</summary>
static class CoreQuota
{
    /// <summary>The quota of spot machines, which count against nothing else.</summary>
    public const string Spot = "lowPriorityCores";

    const int UsualCores = 100;
    const int UsualMachines = 25_000;

    /// <summary>Limit and use of a quota: cores, lowPriorityCores, virtualMachines, or a family.</summary>
    public static (int Used, int Limit) Of(ArmServices arm, string location, string name)
    {
        var quota = Find(arm, location, name);
        var limit = quota?.Limit ?? (name == "virtualMachines" ? UsualMachines : UsualCores);
        return (Used(arm, location, name) + (quota?.Used ?? 0), limit);
    }

    /// <summary>Refuses a machine that the quota has no room for.</summary>
    /// <exception cref="ArmException">409 OperationNotAllowed or QuotaExceeded, with a quota text.</exception>
    public static void Check(ArmServices arm, string location, VmSize size, bool isSpot)
    {
        if (isSpot)
        {
            Check(arm, location, Spot, "LowPriorityCores", size.Cores, "spot-quota");
            return;
        }
        Check(arm, location, "cores", "Total Regional Cores", size.Cores, "regional-quota-requests");
        Check(arm, location, size.Family, $"{size.Family} Cores", size.Cores, "per-vm-quota-requests");
    }

    static void Check(ArmServices arm, string location, string name, string shown, int cores, string page)
    {
        var (used, limit) = Of(arm, location, name);
        if (used + cores <= limit)
            return;
        throw new ArmException(409, Find(arm, location, name)?.Code ?? "OperationNotAllowed", "Operation could not be completed as it results "
            + $"in exceeding approved {shown} quota. Additional details - Deployment Model: Resource Manager, Location: {location}, Current "
            + $"Limit: {limit}, Current Usage: {used}, Additional Required: {cores}, (Minimum) New Limit Required: {used + cores}. Submit a "
            + "request for Quota increase at https://aka.ms/ProdportalCRP by specifying parameters listed in the 'Details' section for "
            + $"deployment to succeed. Please read more about quota limits at https://docs.microsoft.com/azure/azure-supportability/{page}");
    }

    static Quota? Find(ArmServices arm, string location, string name) => arm.Options.Rehearsal.Quotas.LastOrDefault(quota =>
        ArmId.Equal(quota.Name, name) && (quota.Location is null || ArmId.Equal(quota.Location, location)));

    static int Used(ArmServices arm, string location, string name)
    {
        var machines = arm.Store.OfType(ResourceTypes.VirtualMachines).Where(machine => machine.Location == location);
        return name == "virtualMachines" ? machines.Count() : machines.Where(machine => machine.Power != "deallocated")
            .Sum(machine => Counts(machine, name));
    }

    static int Counts(ArmResource machine, string name)
    {
        if (VmSizes.Find(machine.Properties.TextAt("hardwareProfile", "vmSize")) is not { } size)
            return 0;
        if (VmSpot.IsSpot(machine.Properties))
            return name == Spot ? size.Cores : 0;
        return name == "cores" || name == size.Family ? size.Cores : 0;
    }
}
