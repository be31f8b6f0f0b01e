using Ingot.Emulator.Arm.Catalogue;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Compute;

/// <summary>Kinds of disk storage. Rules: learn.microsoft.com, Azure managed disk types, and Redundancy options for managed disks.</summary>
static class DiskStorage
{
    static readonly string[] ForOsDisks = ["Premium_LRS", "Premium_ZRS", "StandardSSD_LRS", "StandardSSD_ZRS", "Standard_LRS"];

    static readonly string[] ForDataDisksToo = [.. ForOsDisks, "UltraSSD_LRS", "PremiumV2_LRS"];

    /// <summary>Refuses a kind that the disk, the size or the region cannot have; an absent one is fine.</summary>
    /// <exception cref="ArmException">400 InvalidParameter.</exception>
    public static void Check(string? kind, string disk, VmSize size, string location)
    {
        if (kind is null)
            return;
        VmValues.OneOf(kind, disk + ".managedDisk.storageAccountType", disk == "osDisk" ? ForOsDisks : ForDataDisksToo);
        if (kind.StartsWith("Premium", StringComparison.OrdinalIgnoreCase) && !size.Premium)
        {
            throw ArmErrors.Invalid(disk, $"Requested operation cannot be performed because the VM size {size.Name} does not support the storage "
                + $"account type {kind} of disk '{disk}'. Consider updating the VM to a size that supports Premium storage.");
        }
        if (kind.EndsWith("_ZRS", StringComparison.OrdinalIgnoreCase) && !Locations.Get(location).HasZoneRedundantDisks)
        {
            throw ArmErrors.Invalid(disk + ".managedDisk.storageAccountType", $"Storage account type '{kind}' is not supported in location "
                + $"'{location}'.");
        }
    }
}
