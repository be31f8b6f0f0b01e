namespace Ingot.Recipes;

/// <summary>Rules that need the source image.</summary>
public static partial class RecipeCheck
{
    static IEnumerable<Finding> BesideSource(Recipe recipe, PinnedSource source)
    {
        foreach (var lun in recipe.Disks.DataDiskLuns.Intersect(source.DataDiskLuns))
            yield return new Finding(
                $"--data-disk-luns {lun} is taken.",
                $"The source image {source} brings a data disk with that number.",
                "Choose another number, or leave --data-disk-luns out.");
        if (recipe.Disks.DataDiskSizes.Count + source.DataDiskLuns.Count > MostDataDisks)
            yield return new Finding(
                $"--data-disk-sizes has {recipe.Disks.DataDiskSizes.Count} disks.",
                $"The source image has {source.DataDiskLuns.Count}, and a VM takes {MostDataDisks}.",
                "Leave some out.");
        if (recipe.Disks.OsDiskSize is { } asked && source.OsDiskSize is { } size && asked < size)
            yield return new Finding(
                $"--os-disk-size {asked} is too small.",
                $"The disk of the source image {source} has {size} GiB, and a disk cannot shrink.",
                $"Give at least {size}, or leave it out.");
        if (source.IsSpecialized && recipe.Vm.CustomData is not null)
            yield return new Finding(
                "--custom-data cannot reach the build VM.",
                $"The source image {source} is specialized, so Windows does not set itself up again.",
                "Use --user-data.");
    }
}
