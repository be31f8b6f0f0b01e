namespace Ingot.Recipes;

/// <summary>A gallery image version, and how it is published.</summary>
public sealed record GalleryOptions
{
    /// <summary>Subscription of the gallery; null: the one of the build.</summary>
    public string? SubscriptionId { get; init; }

    /// <summary>Resource group of the gallery; null: the one of the image.</summary>
    public string? ResourceGroup { get; init; }

    /// <summary>Name of the existing gallery.</summary>
    public required string Gallery { get; init; }

    /// <summary>Name of the image definition, which is made when it does not exist.</summary>
    public required string Definition { get; init; }

    /// <summary>Version x.y.z, or auto: the next one.</summary>
    public string Version { get; init; } = "auto";

    /// <summary>Publisher, offer and SKU of a definition that is made, as publisher:offer:sku; null: derived from the image's name.</summary>
    public string? Identifier { get; init; }

    /// <summary>Architecture that the definition must have: x64 or Arm64; null: the source image's.</summary>
    public string? Architecture { get; init; }

    /// <summary>Regions that get replicas, the build's own always among them.</summary>
    public IReadOnlyList<string> TargetRegions { get; init; } = [];

    /// <summary>Replicas in each region.</summary>
    public int ReplicaCount { get; init; } = 1;

    /// <summary>Replicas in single regions.</summary>
    public IReadOnlyDictionary<string, int> RegionReplicas { get; init; } = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Full or Shallow.</summary>
    public string ReplicationMode { get; init; } = "Full";

    /// <summary>Standard_LRS, Standard_ZRS or Premium_LRS.</summary>
    public string StorageType { get; init; } = "Standard_LRS";

    /// <summary>Keeps the version out of "latest" even after it was published.</summary>
    public bool ExcludeFromLatest { get; init; }

    /// <summary>When the version should no longer be used; null: never. Azure only informs.</summary>
    public DateTimeOffset? EndOfLife { get; init; }

    /// <summary>Has Azure refuse the version's deletion before its end of life.</summary>
    public bool BlockDeletionBeforeEndOfLife { get; init; }

    /// <summary>How a confidential image is encrypted, such as EncryptedVMGuestStateOnlyWithPmk; null: not.</summary>
    public string? EncryptionType { get; init; }

    /// <summary>Ids of disk encryption sets by region.</summary>
    public IReadOnlyDictionary<string, string> RegionEncryptionSets { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>True when the version refers to its source disk instead of copying it.</summary>
    public bool IsShallow => ReplicationMode == "Shallow";

    /// <summary>True when the version is the next one.</summary>
    public bool IsAutoVersion => Version.Equals("auto", StringComparison.OrdinalIgnoreCase);

    /// <summary>All target regions in short form, the build's own first.</summary>
    /// <param name="location">The build's own region.</param>
    public IReadOnlyList<string> Regions(string location) =>
        [.. TargetRegions.Where(region => !string.IsNullOrWhiteSpace(region)).Prepend(location).Select(Recipes.Regions.Short).Distinct(StringComparer.Ordinal)];

    /// <summary>Replicas in a region.</summary>
    public int Replicas(string region) => Of(RegionReplicas, region, ReplicaCount);

    /// <summary>Id of a region's disk encryption set; null: keys of the platform.</summary>
    public string? EncryptionSet(string region) => Of<string?>(RegionEncryptionSets!, region, null);

    static T Of<T>(IReadOnlyDictionary<string, T> values, string region, T otherwise) =>
        values.Where(entry => Recipes.Regions.Same(entry.Key, region)).Select(entry => entry.Value).DefaultIfEmpty(otherwise).First();
}
