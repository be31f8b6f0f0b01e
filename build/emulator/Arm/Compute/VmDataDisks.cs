using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Catalogue;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Compute;

/// <summary>The data disks that a new machine asks for.</summary>
static class VmDataDisks
{
    /// <summary>Refuses disks that do not fit.</summary>
    /// <exception cref="ArmException">400 InvalidParameter, or 409 when there are too many.</exception>
    public static void Check(ArmServices arm, JsonObject properties, VmSize size, VmSource source, string location, string by)
    {
        var disks = properties.ObjectsAt("storageProfile", "dataDisks").ToList();
        var image = SourceFacts.LunsOf(source);
        var luns = new HashSet<long>();
        foreach (var disk in disks)
        {
            var lun = disk.NumberAt("lun") ?? throw ArmErrors.Missing("dataDisk.lun");
            if (lun is < 0 or > 63)
                throw ArmErrors.Invalid("dataDisk.lun", $"The value '{lun}' of parameter 'dataDisk.lun' is out of range. The value must be between "
                    + "'0' and '63', inclusive.");
            if (!luns.Add(lun))
                throw ArmErrors.Invalid("dataDisk.lun", $"Cannot specify duplicated LUN '{lun}' for data disks. Each data disk must have a unique LUN.");
            CheckOne(arm, disk, lun, image, size, location, by);
        }
        var count = luns.Union(image).Count();
        if (count <= size.DataDisks)
            return;
        throw ArmErrors.NotAllowed($"The maximum number of data disks allowed to be attached to a VM of size {size.Name} is {size.DataDisks}; "
            + $"the request has {count}.");
    }

    static void CheckOne(ArmServices arm, JsonObject disk, long lun, IReadOnlyList<long> image, VmSize size, string location, string by)
    {
        var option = disk.TextAt("createOption") ?? throw ArmErrors.Missing("dataDisk.createOption");
        VmValues.OneOf(option, "dataDisk.createOption", "Empty", "Attach", "FromImage", "Copy", "Restore");
        VmValues.OneOf(disk.TextAt("deleteOption"), "dataDisk.deleteOption", "Delete", "Detach");
        VmValues.OneOf(disk.TextAt("caching"), "dataDisk.caching", "None", "ReadOnly", "ReadWrite");
        DiskStorage.Check(disk.TextAt("managedDisk", "storageAccountType"), "dataDisk", size, location);
        var isOfImage = ArmId.Equal(option, "FromImage");
        if (isOfImage != image.Contains(lun))
        {
            throw ArmErrors.Invalid("dataDisk.lun", isOfImage
                ? $"The image has no data disk with LUN '{lun}'."
                : $"LUN '{lun}' is taken by a data disk of the image. Choose another LUN, or the create option 'FromImage'.");
        }
        if (ArmId.Equal(option, "Empty") && disk.NumberAt("diskSizeGB") is not (>= 1 and <= 32767))
            throw ArmErrors.Invalid("dataDisk.diskSizeGB", "The size of an empty data disk is required, and must be between '1' and '32767' GB.");
        if (ArmId.Equal(option, "Attach"))
            CheckAttached(arm, disk, location, by);
        CheckCaching(disk);
    }

    static void CheckAttached(ArmServices arm, JsonObject disk, string location, string by)
    {
        var id = disk.TextAt("managedDisk", "id") ?? throw ArmErrors.Missing("dataDisk.managedDisk.id");
        if (arm.Store.Find(id) is not { Type: ResourceTypes.Disks } found || found.Location != location)
            throw ArmErrors.InvalidReference(id, by);
        if (found.Body.TextAt("managedBy") is { } owner)
        {
            throw new ArmException(409, "ConflictingUserInput", $"Disk '{found.Name}' cannot be attached as the disk is already owned by VM "
                + $"'{owner}'.");
        }
    }

    static void CheckCaching(JsonObject disk)
    {
        var kind = disk.TextAt("managedDisk", "storageAccountType");
        if (kind is "UltraSSD_LRS" or "PremiumV2_LRS" && disk.TextAt("caching") is not (null or "None"))
            throw ArmErrors.Invalid("dataDisk.caching", $"Disk caching is not supported for disks of storage account type '{kind}'.");
    }
}
