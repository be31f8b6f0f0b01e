namespace Ingot.Tests.Arm;

/// <summary>What becomes of the build VM.</summary>
public static partial class WireOptions
{
    const string Profile = "`publishingProfile";

    static IReadOnlyList<WireOption> Result => [.. Kind, .. Place, .. Replicas];

    static IReadOnlyList<WireOption> Kind =>
    [
        new("capture", "ManagedImage, Gallery, or Both from one bake", "PUT of `images`, of `galleries/images/versions`, or of both")
        {
            Default = "ManagedImage", Act = WireActs.CaptureResult, Words = "--capture Both --gallery ingot_gallery",
        },
        new("capture", "", "") { Case = "gallery", Act = WireActs.CaptureResult, Words = "--capture Gallery --gallery ingot_gallery" },
        new("specialized", "Captures without generalizing; every VM of it has this VM's accounts and computer name", "`osState` of the image definition")
        {
            Default = "generalized", Act = WireActs.CaptureVersion, Words = "--specialized",
        },
        new("zone-resilient", "Keeps the managed image in three zones", "`storageProfile.zoneResilient` of the image")
        {
            Default = "false", Act = WireActs.CaptureImage, Words = "--zone-resilient",
        },
    ];

    static IReadOnlyList<WireOption> Place =>
    [
        new("gallery", "Existing gallery that receives the image version", "path of the version")
        {
            Default = "required for a version", Act = WireActs.FindVersion, Words = "--gallery other_gallery",
        },
        new("gallery-resource-group", "Resource group of the gallery", "path of the version")
        {
            Default = "--resource-group", Act = WireActs.FindVersion, Words = "--gallery-resource-group galleries",
        },
        new("gallery-subscription-id", "Subscription of the gallery", "path of the version")
        {
            Default = "--subscription-id", Act = WireActs.FindVersion, Words = "--gallery-subscription-id 22222222-3333-4444-5555-666666666666",
        },
        new("image-definition", "Image definition, made when it does not exist", "path of the version")
        {
            Default = "--image-name", Act = WireActs.FindVersion, Words = "--image-definition golden",
        },
        new("image-definition-identifier", "publisher:offer:sku of a definition that is made", "`identifier` of the definition")
        {
            Default = "Ingot:Windows:&lt;definition&gt;", Act = WireActs.CaptureVersion, Words = "--image-definition-identifier Contoso:Windows:web",
        },
        new("image-architecture", "Architecture that the image must have, x64 or Arm64; refused before the bake when the source image has another", "none: it is compared with the source image's, which sets `architecture` of the definition")
        {
            Default = "the source image's", Proof = "GalleryCaptureSpecs.What_cannot_take_the_image_is_found_before_the_bake",
        },
        new("image-version", "Version x.y.z, or auto: the next one", "path of the version")
        {
            Default = "auto", Act = WireActs.CaptureVersion, Words = "--image-version 2026.11.22",
        },
    ];

    static IReadOnlyList<WireOption> Replicas =>
    [
        Version("target-regions", "Regions with replicas, beside the build's own, with commas between", $"{Profile}.targetRegions[].name`", "the build's own") with
        {
            Words = "--target-regions northeurope,swedencentral",
        },
        Version("replica-count", "Replicas in each region", $"{Profile}.replicaCount`, `.targetRegions[].regionalReplicaCount`", "1") with { Words = "--replica-count 2" },
        Version("target-region-replicas", "Replicas in single regions, as region=count", $"{Profile}.targetRegions[].regionalReplicaCount`", "--replica-count") with
        {
            Words = "--target-region-replicas westeurope=3",
        },
        Version("replication-mode", "Full, or Shallow for a quick test", $"{Profile}.replicationMode`", "Full") with { Words = "--replication-mode Shallow" },
        Version("gallery-storage-account-type", "Standard_LRS, Standard_ZRS or Premium_LRS", $"{Profile}.storageAccountType`, `.targetRegions[].storageAccountType`", "Standard_LRS") with
        {
            Words = "--gallery-storage-account-type Premium_LRS",
        },
        Version("exclude-from-latest", "Keeps the version out of latest even when it is published", $"{Profile}.excludeFromLatest`", "only until it is published") with
        {
            Act = WireActs.Publish, Words = "--exclude-from-latest",
        },
        Version("end-of-life-date", "Day after which it should not be used, as yyyy-mm-dd; Azure only informs", $"{Profile}.endOfLifeDate`", "none") with
        {
            Words = "--end-of-life-date 2031-01-01",
        },
        Version("block-deletion-before-end-of-life", "Has Azure refuse its deletion until then", "`safetyProfile.blockDeletionBeforeEndOfLife`", "false") with
        {
            Act = WireActs.Publish, Words = "--block-deletion-before-end-of-life",
        },
        Version("image-encryption-type", "Encryption of a confidential image", $"{Profile}.targetRegions[].encryption.osDiskImage.securityProfile.confidentialVMEncryptionType`", "none") with
        {
            Words = "--image-encryption-type EncryptedWithPmk --security-type ConfidentialVM --security-encryption-type DiskWithVMGuestState",
        },
        Version("target-region-encryption-sets", "Disk encryption sets, as region=id", $"{Profile}.targetRegions[].encryption.osDiskImage.diskEncryptionSetId`", "keys of the platform") with
        {
            Words = $"--target-region-encryption-sets westeurope={EncryptionSet}",
        },
        Version("wait-for-replication", "Whether PublishImage waits; otherwise it starts the replication, and ends it when it runs again", "none", "true") with
        {
            Act = WireActs.Publish, Words = "--wait-for-replication false",
        },
    ];

    static WireOption Version(string option, string does, string property, string otherwise) =>
        new(option, does, property) { Default = otherwise, Act = WireActs.PublishVersion };
}
