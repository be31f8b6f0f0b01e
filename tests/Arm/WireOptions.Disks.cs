namespace Ingot.Tests.Arm;

/// <summary>Disks of the build VM.</summary>
public static partial class WireOptions
{
    static string EncryptionSet => Id("Microsoft.Compute/diskEncryptionSets", "keys");

    static IReadOnlyList<WireOption> Disks =>
    [
        new(
            "os-disk-size",
            "Size of the OS disk in GiB, 1 to 4095, and not below the source image's",
            "`storageProfile.osDisk.diskSizeGB`")
        {
            Default = "the source image's",
            Words = "--os-disk-size 256",
        },
        new(
            "os-disk-type",
            "Storage of all disks: Premium_LRS, StandardSSD_LRS, Standard_LRS, Premium_ZRS, StandardSSD_ZRS",
            "`storageProfile.osDisk.managedDisk.storageAccountType`, and the data disks'")
        {
            Default = "Premium_LRS",
            Words = "--os-disk-type StandardSSD_ZRS --data-disk-sizes 8",
        },
        new(
            "os-disk-caching",
            "Caching of the OS disk: None, ReadOnly or ReadWrite",
            "`storageProfile.osDisk.caching`")
        {
            Default = "Azure's: ReadWrite",
            Words = "--os-disk-caching ReadOnly",
        },
        new(
            "data-disk-sizes",
            "Sizes of empty data disks in GiB, 1 to 32767, with commas between; they become part of the image",
            "`storageProfile.dataDisks[].diskSizeGB`")
        {
            Default = "none",
            Words = "--data-disk-sizes 64,128",
        },
        new("data-disk-sizes", "", "")
        {
            Case = "beside-the-source",
            Words = "--data-disk-sizes 64,128",
            Source = new Ingot.Recipes.PinnedSource(Ingot.Recipes.SourceKind.ManagedImage, Id("Microsoft.Compute/images", "wide")) { DataDiskLuns = [0, 2] },
        },
        new(
            "data-disk-luns",
            "Their logical unit numbers, 0 to 63, one for each size",
            "`storageProfile.dataDisks[].lun`")
        {
            Default = "the lowest that the source image leaves free",
            Words = "--data-disk-luns 5,7 --data-disk-sizes 64,128",
        },
        new(
            "disk-controller-type",
            "SCSI or NVMe",
            "`storageProfile.diskControllerType`")
        {
            Default = "the size's",
            Words = "--disk-controller-type NVMe",
        },
        new(
            "disk-encryption-set",
            "Id of the disk encryption set for all disks; of a confidential VM for its OS disk",
            "`managedDisk.diskEncryptionSet.id`; confidential: `managedDisk.securityProfile.diskEncryptionSet.id`")
        {
            Default = "keys of the platform",
            Words = $"--disk-encryption-set {EncryptionSet} --data-disk-sizes 8",
        },
        new(
            "disk-encryption-set",
            "",
            "")
        {
            Case = "confidential",
            Words = $"--disk-encryption-set {EncryptionSet} --security-type ConfidentialVM --security-encryption-type DiskWithVMGuestState --capture Gallery --gallery shared",
        },
    ];
}
