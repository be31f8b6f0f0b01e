using Ingot.Recipes;
using Nuke.Common;

/// <summary>What the user may say about disks.</summary>
partial class Build
{
    [Parameter("Size of the OS disk in GiB; without it the source image's")]
    readonly int? OsDiskSize;

    [Parameter("Storage type of all disks: Premium_LRS, StandardSSD_LRS, Standard_LRS, Premium_ZRS, StandardSSD_ZRS")]
    readonly string OsDiskType = new DiskOptions().Type;

    [Parameter("Caching of the OS disk: None, ReadOnly or ReadWrite")]
    readonly string? OsDiskCaching;

    [Parameter("Sizes of empty data disks in GiB; they become part of the image", Separator = ",")]
    readonly int[] DataDiskSizes = [];

    [Parameter("Logical unit numbers of the data disks; without them the lowest that are free", Separator = ",")]
    readonly int[] DataDiskLuns = [];

    [Parameter("SCSI or NVMe; without it the size's default")]
    readonly string? DiskControllerType;

    [Parameter("Id of the disk encryption set for all disks")]
    readonly string? DiskEncryptionSet;

    DiskOptions DiskOptions => new()
    {
        OsDiskSize = OsDiskSize,
        Type = OsDiskType,
        OsDiskCaching = OsDiskCaching,
        DataDiskSizes = DataDiskSizes,
        DataDiskLuns = DataDiskLuns,
        ControllerType = DiskControllerType,
        EncryptionSet = DiskEncryptionSet,
    };
}
