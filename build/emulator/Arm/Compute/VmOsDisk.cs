using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Catalogue;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Compute;

/// <summary>The operating system disk that a new machine asks for.</summary>
static class VmOsDisk
{
    const int LargestGB = 4095;

    /// <summary>Refuses sizes, kinds of storage and controllers that do not fit.</summary>
    /// <exception cref="ArmException">400 InvalidParameter.</exception>
    public static void Check(JsonObject properties, VmSize size, VmSource source, string location)
    {
        var disk = properties.At("storageProfile", "osDisk");
        VmValues.OneOf(disk.TextAt("createOption"), "osDisk.createOption", "FromImage", "Attach", "Empty");
        VmValues.OneOf(disk.TextAt("deleteOption"), "osDisk.deleteOption", "Delete", "Detach");
        VmValues.OneOf(disk.TextAt("caching"), "osDisk.caching", "None", "ReadOnly", "ReadWrite");
        DiskStorage.Check(disk.TextAt("managedDisk", "storageAccountType"), "osDisk", size, location);
        if (disk.NumberAt("diskSizeGB") is { } asked)
            CheckSize(asked, SourceFacts.SizeOf(source));
        CheckController(properties.TextAt("storageProfile", "diskControllerType"), size, source.Generation);
    }

    static void CheckSize(long asked, long image)
    {
        if (asked < image)
        {
            throw ArmErrors.Invalid("osDisk.diskSizeGB", $"The specified disk size {asked} GB is smaller than the size of the corresponding "
                + $"disk in the VM image: {image} GB. This is not allowed. Please choose equal or greater size or do not specify an explicit "
                + "size.");
        }
        if (asked > LargestGB)
        {
            throw ArmErrors.Invalid("osDisk.diskSizeGB", $"The value '{asked}' of disk size is out of range. The value must be between '1' and "
                + $"'{LargestGB}', inclusive.");
        }
    }

    /// <summary>Refuses a controller that the size lacks, or that does not go with the generation.</summary>
    public static void CheckController(string? asked, VmSize size, string generation)
    {
        VmValues.OneOf(asked, "storageProfile.diskControllerType", "SCSI", "NVMe");
        var controller = asked ?? (size.Has("SCSI") ? "SCSI" : "NVMe");
        if (size.Has(controller) && (generation == "V2" || !ArmId.Equal(controller, "NVMe")))
            return;
        throw ArmErrors.Invalid("diskControllerType", $"The VM size '{size.Name}' cannot boot with OS image or disk. Please check that disk "
            + "controller types supported by the OS image or disk is one of the supported disk controller types for the VM size "
            + $"'{size.Name}'. Please query sku api at https://aka.ms/azure-compute-skus to determine supported disk controller types for the "
            + "VM size.");
    }
}
