namespace Ingot.Recipes;

/// <summary>Rules of disks.</summary>
public static partial class RecipeCheck
{
    const int LargestOsDisk = 4095;
    const int LargestDataDisk = 32767;
    const int MostDataDisks = 64;

    static IEnumerable<Finding> Disks(Recipe recipe) =>
    [
        .. OneOf("os-disk-type", recipe.Disks.Type, "Premium_LRS", "StandardSSD_LRS", "Standard_LRS", "Premium_ZRS", "StandardSSD_ZRS"),
        .. OneOf("os-disk-caching", recipe.Disks.OsDiskCaching, "None", "ReadOnly", "ReadWrite"),
        .. OneOf("disk-controller-type", recipe.Disks.ControllerType, "SCSI", "NVMe"),
        .. Id("disk-encryption-set", recipe.Disks.EncryptionSet, "Microsoft.Compute/diskEncryptionSets"),
        .. Sizes("os-disk-size", recipe.Disks.OsDiskSize is { } size ? [size] : [], LargestOsDisk),
        .. Sizes("data-disk-sizes", recipe.Disks.DataDiskSizes, LargestDataDisk),
        .. Luns(recipe.Disks),
    ];

    static IEnumerable<Finding> Sizes(string option, IEnumerable<int> sizes, int largest) =>
        from size in sizes
        where size < 1 || size > largest
        select new Finding($"--{option} {size} is not a size.", $"A disk has 1 to {largest} GiB.", "Correct it.");

    static IEnumerable<Finding> Luns(DiskOptions disks)
    {
        if (disks.DataDiskSizes.Count > MostDataDisks)
            yield return new Finding(
                $"--data-disk-sizes has {disks.DataDiskSizes.Count} disks.",
                $"A VM has at most {MostDataDisks} data disks, most sizes fewer.",
                "Leave some out.");
        if (disks.DataDiskLuns is [])
            yield break;
        if (disks.DataDiskLuns.Count != disks.DataDiskSizes.Count)
        {
            yield return new Finding(
                $"--data-disk-luns has {disks.DataDiskLuns.Count} numbers for {disks.DataDiskSizes.Count} data disks.",
                "Every data disk has one number.",
                "Give as many numbers as --data-disk-sizes has sizes, or none.");
        }

        foreach (var lun in disks.DataDiskLuns.Where(lun => lun is < 0 or >= MostDataDisks))
            yield return new Finding(
                $"--data-disk-luns {lun} is not a logical unit number.",
                $"They go from 0 to {MostDataDisks - 1}.",
                "Correct it.");
        foreach (var lun in disks.DataDiskLuns.GroupBy(lun => lun).Where(group => group.Count() > 1).Select(group => group.Key))
            yield return new Finding($"--data-disk-luns has {lun} twice.", "Two disks cannot have the same number.", "Correct it.");
    }
}
