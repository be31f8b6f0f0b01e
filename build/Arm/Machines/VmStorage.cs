using Azure.Core;
using Azure.ResourceManager.Compute.Models;
using Ingot.Recipes;

namespace Ingot.Arm.Machines;

/// <summary>Disks of the build VM. Azure keeps disks of a deleted VM unless told otherwise, so each is told.</summary>
static class VmStorage
{
    public static VirtualMachineStorageProfile Profile(Recipe recipe, PinnedSource source)
    {
        var disks = recipe.Disks;
        var profile = new VirtualMachineStorageProfile
        {
            ImageReference = VmSource.Reference(source),
            OSDisk = OsDisk(recipe),
            DiskControllerType = disks.ControllerType is { } controller ? new DiskControllerType(controller) : default(DiskControllerType?),
        };
        // The image's own disks come without being asked for; they are named so that they go with the VM.
        foreach (var lun in source.DataDiskLuns)
            profile.DataDisks.Add(DataDisk(recipe, lun, DiskCreateOptionType.FromImage));
        foreach (var (lun, size) in disks.LunsBeside(source).Zip(disks.DataDiskSizes))
        {
            var disk = DataDisk(recipe, lun, DiskCreateOptionType.Empty);
            disk.DiskSizeGB = size;
            profile.DataDisks.Add(disk);
        }

        return profile;
    }

    static VirtualMachineOSDisk OsDisk(Recipe recipe)
    {
        var disk = new VirtualMachineOSDisk(DiskCreateOptionType.FromImage)
        {
            Name = Names.OsDisk(recipe),
            DeleteOption = DiskDeleteOptionType.Delete,
            DiskSizeGB = recipe.Disks.OsDiskSize,
            Caching = recipe.Disks.OsDiskCaching is { } caching ? Enum.Parse<CachingType>(caching) : null,
            ManagedDisk = Managed(recipe.Disks, isConfidential: recipe.Security.IsConfidential),
        };
        if (recipe.Security is { IsConfidential: true, EncryptionType: { } type })
            disk.ManagedDisk.SecurityProfile = Confidential(type, recipe.Disks.EncryptionSet);
        return disk;
    }

    static VirtualMachineDataDisk DataDisk(Recipe recipe, int lun, DiskCreateOptionType from) => new(lun, from)
    {
        Name = Names.DataDisk(recipe, lun),
        DeleteOption = DiskDeleteOptionType.Delete,
        ManagedDisk = Managed(recipe.Disks, isConfidential: false),
    };

    // The set of a confidential VM has a place of its own: https://learn.microsoft.com/azure/confidential-computing/quick-create-confidential-vm-arm
    static VirtualMachineManagedDisk Managed(DiskOptions disks, bool isConfidential)
    {
        var disk = new VirtualMachineManagedDisk { StorageAccountType = new StorageAccountType(disks.Type) };
        // The SDK sends an empty reference for an id that is set to null, and Azure refuses that.
        if (!isConfidential && disks.EncryptionSet is { } set)
            disk.DiskEncryptionSetId = new ResourceIdentifier(set);
        return disk;
    }

    static VirtualMachineDiskSecurityProfile Confidential(string type, string? encryptionSet)
    {
        var profile = new VirtualMachineDiskSecurityProfile { SecurityEncryptionType = new SecurityEncryptionType(type) };
        if (encryptionSet is not null)
            profile.DiskEncryptionSetId = new ResourceIdentifier(encryptionSet);
        return profile;
    }
}
