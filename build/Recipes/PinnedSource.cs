namespace Ingot.Recipes;

/// <summary>The source image as it was found: exactly one version, and what a build VM has to know of it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">publisher:offer:sku:version with the exact version, or the id of a managed image or of an image version.</param>
public sealed record PinnedSource(SourceKind Kind, string Text)
{
    /// <summary>Hyper-V generation: V1 or V2.</summary>
    public string Generation { get; init; } = "V1";

    /// <summary>x64 or Arm64.</summary>
    public string Architecture { get; init; } = "x64";

    /// <summary>True when it was captured without generalizing: its VM takes no computer name and no administrator.</summary>
    public bool IsSpecialized { get; init; }

    /// <summary>The purchase plan that its publisher demands; null: none.</summary>
    public ImagePlan? Plan { get; init; }

    /// <summary>Logical unit numbers of the data disks that it brings along.</summary>
    public IReadOnlyList<int> DataDiskLuns { get; init; } = [];

    /// <summary>Size of its OS disk in GiB; null: unknown.</summary>
    public int? OsDiskSize { get; init; }

    /// <summary>Features of its image definition, such as SecurityType=TrustedLaunchSupported.</summary>
    public IReadOnlyDictionary<string, string> Features { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override string ToString() => Text;
}
