using Ingot.Recipes;

namespace Ingot.Arm.Checks;

/// <summary>What a recipe and its source image demand of a VM size.</summary>
/// <remarks>Capabilities: https://learn.microsoft.com/rest/api/compute/resource-skus/list</remarks>
static class SizeRules
{
    /// <summary>Each demand that the size does not meet, as the end of "The size …".</summary>
    /// <param name="size">The size.</param>
    /// <param name="recipe">The recipe.</param>
    /// <param name="source">The source image; null: it was not found, and its demands are unknown.</param>
    public static IEnumerable<string> Unmet(SizeOffer size, Recipe recipe, PinnedSource? source) =>
        Demands(size, recipe).Concat(source is null ? [] : OfSource(size, recipe, source)).Where(demand => !demand.IsMet).Select(demand => demand.Otherwise);

    static IEnumerable<(bool IsMet, string Otherwise)> Demands(SizeOffer size, Recipe recipe)
    {
        var disks = recipe.Disks;
        yield return (!disks.Type.StartsWith("Premium", StringComparison.OrdinalIgnoreCase) || size.Has("PremiumIO"),
            $"has no premium disks (--os-disk-type {disks.Type})");
        yield return (recipe.Network.AcceleratedNetworking != true || size.Has("AcceleratedNetworkingEnabled"), "has no accelerated networking (--accelerated-networking)");
        yield return (recipe.Security.EncryptionAtHost != true || size.Has("EncryptionAtHostSupported"), "has no encryption at host (--encryption-at-host)");
        yield return (size.Number("MaxDataDiskCount") is not { } most || disks.DataDiskSizes.Count <= most,
            $"takes {size.Number("MaxDataDiskCount")} data disks, not {disks.DataDiskSizes.Count} (--data-disk-sizes)");
        yield return (!recipe.Vm.IsSpot || size.Has("LowPriorityCapable"), "is not offered as a spot VM (--spot-eviction-policy)");
        yield return (!Wants(recipe, "TrustedLaunch") || !size.Has("TrustedLaunchDisabled"), "has no Trusted Launch (--security-type)");
        yield return (!Wants(recipe, "ConfidentialVM") || size.Text("ConfidentialComputingType") is { Length: > 0 }, "is no confidential size (--security-type)");
        yield return (disks.ControllerType is not { } controller || Controllers(size).Contains(controller, StringComparer.OrdinalIgnoreCase),
            $"has no {disks.ControllerType} disk controller (--disk-controller-type)");
    }

    static IEnumerable<(bool IsMet, string Otherwise)> OfSource(SizeOffer size, Recipe recipe, PinnedSource source)
    {
        var generations = size.List("HyperVGenerations");
        yield return (generations.Count == 0 || generations.Contains(source.Generation, StringComparer.OrdinalIgnoreCase),
            $"starts images of Hyper-V generation {string.Join(" and ", generations)} only, and the source image is {source.Generation}");
        var architecture = size.Text("CpuArchitectureType") ?? "x64";
        yield return (architecture.Equals(source.Architecture, StringComparison.OrdinalIgnoreCase), $"is {architecture}, and the source image is {source.Architecture}");
        yield return (source.DataDiskLuns.Count == 0 || size.Number("MaxDataDiskCount") is not { } most || source.DataDiskLuns.Count + recipe.Disks.DataDiskSizes.Count <= most,
            $"takes {size.Number("MaxDataDiskCount")} data disks; the source image brings {source.DataDiskLuns.Count}, and the recipe adds {recipe.Disks.DataDiskSizes.Count}");
    }

    static bool Wants(Recipe recipe, string type) => string.Equals(recipe.Security.Type, type, StringComparison.OrdinalIgnoreCase);

    // A size that says nothing has SCSI: NVMe came later, and says so.
    static IReadOnlyList<string> Controllers(SizeOffer size) => size.List("DiskControllerTypes") is { Count: > 0 } types ? types : ["SCSI"];
}
