using System.Globalization;
using Ingot.Recipes;
using Nuke.Common;

/// <summary>What the user may say about the result.</summary>
partial class Build
{
    [Parameter("What to capture: ManagedImage, Gallery or Both")]
    readonly CaptureKind Capture;

    [Parameter("Captures without generalizing: a specialized image version")]
    readonly bool Specialized;

    [Parameter("Keeps the managed image in three zones")]
    readonly bool ZoneResilient;

    [Parameter("Existing gallery that receives the image version")]
    readonly string? Gallery;

    [Parameter("Resource group of the gallery; without it the one of the image")]
    readonly string? GalleryResourceGroup;

    [Parameter("Subscription of the gallery; without it the one of the build")]
    readonly string? GallerySubscriptionId;

    [Parameter("Image definition in the gallery, made when it does not exist; without it the image's name")]
    readonly string? ImageDefinition;

    [Parameter("publisher:offer:sku of an image definition that is made")]
    readonly string? ImageDefinitionIdentifier;

    [Parameter("Architecture that the image definition must have: x64 or Arm64; without it the source image's")]
    readonly string? ImageArchitecture;

    [Parameter("Version x.y.z of the image in the gallery, or auto: the next one")]
    readonly string ImageVersion = "auto";

    [Parameter("Regions that get replicas of the image version, beside the build's own", Separator = ",")]
    readonly string[] TargetRegions = [];

    [Parameter("Replicas of the image version in each region")]
    readonly int ReplicaCount = 1;

    [Parameter("Replicas in single regions, as region=count", Separator = ",")]
    readonly string[] TargetRegionReplicas = [];

    [Parameter("Full or Shallow")]
    readonly string ReplicationMode = "Full";

    [Parameter("Storage of the replicas: Standard_LRS, Standard_ZRS or Premium_LRS")]
    readonly string GalleryStorageAccountType = "Standard_LRS";

    [Parameter("Keeps the image version out of latest even when it is published")]
    readonly bool ExcludeFromLatest;

    [Parameter("Day after which the image version should not be used any more, as yyyy-mm-dd")]
    readonly string? EndOfLifeDate;

    [Parameter("Has Azure refuse to delete the image version before its end of life")]
    readonly bool BlockDeletionBeforeEndOfLife;

    [Parameter("Encryption of a confidential image: EncryptedVMGuestStateOnlyWithPmk, EncryptedWithPmk or EncryptedWithCmk")]
    readonly string? ImageEncryptionType;

    [Parameter("Disk encryption sets of the replicas, as region=id", Separator = ",")]
    readonly string[] TargetRegionEncryptionSets = [];

    [Parameter("Whether PublishImage waits for the replication; otherwise it starts it, and publishes when it runs again")]
    readonly bool WaitForReplication = true;

    CaptureOptions CaptureOptions => new()
    {
        Kind = Capture,
        Specialized = Specialized,
        ZoneResilient = ZoneResilient,
        Gallery = Capture == CaptureKind.ManagedImage ? null : GalleryOptions,
    };

    GalleryOptions GalleryOptions => new()
    {
        SubscriptionId = GallerySubscriptionId,
        ResourceGroup = GalleryResourceGroup,
        Gallery = Gallery ?? "",
        Definition = ImageDefinition ?? ImageName ?? "",
        Version = ImageVersion,
        Identifier = ImageDefinitionIdentifier,
        Architecture = ImageArchitecture,
        TargetRegions = TargetRegions,
        ReplicaCount = ReplicaCount,
        RegionReplicas = Pairs(TargetRegionReplicas).ToDictionary(
            pair => pair.Key,
            pair => int.TryParse(pair.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0,
            StringComparer.OrdinalIgnoreCase),
        ReplicationMode = ReplicationMode,
        StorageType = GalleryStorageAccountType,
        ExcludeFromLatest = ExcludeFromLatest,
        EndOfLife = EndOfLife,
        BlockDeletionBeforeEndOfLife = BlockDeletionBeforeEndOfLife,
        EncryptionType = ImageEncryptionType,
        RegionEncryptionSets = Pairs(TargetRegionEncryptionSets),
    };

    DateTimeOffset? EndOfLife =>
        DateTimeOffset.TryParseExact(EndOfLifeDate, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day) ? day : null;

    /// <summary>Mistakes that show only to somebody who knows the date, and which targets the user named.</summary>
    IEnumerable<Finding> ResultFindings()
    {
        if (EndOfLifeDate is not null && EndOfLife is null)
            yield return new Finding($"--end-of-life-date '{EndOfLifeDate}' is not a day.", "It is written yyyy-mm-dd.", "Give for example 2031-12-31.");
        if (EndOfLife is { } end && end <= TimeProvider.System.GetUtcNow())
            yield return new Finding($"--end-of-life-date {EndOfLifeDate} is over.", "The image version would be old when it is made.", "Give a day to come, or leave it out.");
        if (Gallery is not null && Capture == CaptureKind.ManagedImage)
        {
            yield return new Finding(
                "--gallery is given, and no image version is made.",
                "--capture is ManagedImage, which goes to no gallery.",
                "Give --capture Gallery or Both, or leave --gallery out.") { IsWarning = true };
        }

        if (IsNamed(PublishImage) && Capture == CaptureKind.ManagedImage)
        {
            yield return new Finding(
                "There is nothing to publish.",
                "PublishImage replicates an image version of a gallery, and --capture is ManagedImage: such an image is ready when it is captured.",
                "Run CaptureImage, or give --capture Gallery with --gallery.");
        }
    }
}
