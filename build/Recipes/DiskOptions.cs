namespace Ingot.Recipes;

/// <summary>Disks of the build VM.</summary>
public sealed record DiskOptions
{
    /// <summary>Size of the OS disk in GiB; null: the source image's.</summary>
    public int? OsDiskSize { get; init; }

    /// <summary>Storage type of all disks, such as Premium_LRS or StandardSSD_LRS.</summary>
    public string Type { get; init; } = "Premium_LRS";

    /// <summary>Caching of the OS disk: None, ReadOnly or ReadWrite; null: Azure's default.</summary>
    public string? OsDiskCaching { get; init; }

    /// <summary>Sizes of empty data disks in GiB, which become part of the image.</summary>
    public IReadOnlyList<int> DataDiskSizes { get; init; } = [];

    /// <summary>Their logical unit numbers; empty: the lowest that are free.</summary>
    public IReadOnlyList<int> DataDiskLuns { get; init; } = [];

    /// <summary>The logical unit numbers that the data disks get: the ones that were asked for, or the lowest that the source leaves free.</summary>
    public IReadOnlyList<int> LunsBeside(PinnedSource source) => DataDiskLuns is not []
        ? DataDiskLuns
        : [.. Enumerable.Range(0, 64).Except(source.DataDiskLuns).Take(DataDiskSizes.Count)];

    /// <summary>SCSI or NVMe; null: the size's default.</summary>
    public string? ControllerType { get; init; }

    /// <summary>Id of a disk encryption set for all disks; null: keys of the platform.</summary>
    public string? EncryptionSet { get; init; }
}
