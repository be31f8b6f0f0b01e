using Ingot.Recipes;
using Nuke.Common;

/// <summary>What the user may say about the build VM.</summary>
partial class Build
{
    [Parameter("Zones of the build VM, tried in turn: 1, 2, 3", Separator = ",")]
    readonly string[] Zones = [];

    [Parameter("Name of the build VM's administrator, with whom nobody signs in")]
    readonly string BuildUser = new VmOptions().AdminUser;

    [Parameter("Licences the customer has already: Windows_Server or Windows_Client")]
    readonly string? LicenseType;

    [Parameter("Makes the build VM a spot VM: Deallocate or Delete when it is evicted")]
    readonly string? SpotEvictionPolicy;

    [Parameter("Makes the build VM a spot VM: most to pay, in US dollars an hour; without it up to the regular price")]
    readonly decimal? SpotMaxPrice;

    [Parameter("Custom data, as text; what is secret belongs into a file")]
    readonly string? CustomData;

    [Parameter("File with the custom data, relative to the root; at most 64 KiB")]
    readonly string? CustomDataFile;

    [Parameter("User data, as text; what is secret belongs into a file")]
    readonly string? UserData;

    [Parameter("File with the user data, relative to the root; at most 64 KiB")]
    readonly string? UserDataFile;

    [Parameter("Ids of existing user-assigned identities for the build VM", Separator = ",")]
    readonly string[] UserAssignedIdentities = [];

    [Parameter("Gives the build VM an identity of its own")]
    readonly bool SystemAssignedIdentity;

    [Parameter("Boot diagnostics go to this storage account: its blob address, or Managed, or None")]
    readonly string? BootDiagnosticsStorageAccount;

    [Parameter("Id of a proximity placement group for the build VM")]
    readonly string? ProximityPlacementGroup;

    [Parameter("Id of an availability set for the build VM")]
    readonly string? AvailabilitySet;

    [Parameter("Id of a dedicated host, or of a host group that chooses one")]
    readonly string? DedicatedHost;

    [Parameter("Id of a capacity reservation group")]
    readonly string? CapacityReservationGroup;

    [Parameter("Plan of the source image; read from the image when absent")]
    readonly string? PlanName;

    [Parameter("Product of the source image's plan")]
    readonly string? PlanProduct;

    [Parameter("Publisher of the source image's plan")]
    readonly string? PlanPublisher;

    [Parameter("Promotion code of the source image's plan")]
    readonly string? PlanPromotionCode;

    [Parameter("Standard, TrustedLaunch or ConfidentialVM")]
    readonly string? SecurityType;

    [Parameter("Secure boot of the build VM; on with TrustedLaunch and ConfidentialVM")]
    readonly bool? SecureBoot;

    [Parameter("Virtual TPM of the build VM; on with TrustedLaunch and ConfidentialVM")]
    readonly bool? Vtpm;

    [Parameter("What a confidential VM encrypts: VMGuestStateOnly or DiskWithVMGuestState")]
    readonly string? SecurityEncryptionType;

    [Parameter("Encrypts disks and caches at the host")]
    readonly bool? EncryptionAtHost;

    VmOptions VmOptions => new()
    {
        AdminUser = BuildUser,
        LicenseType = LicenseType,
        SpotEvictionPolicy = SpotEvictionPolicy,
        SpotMaxPrice = SpotMaxPrice,
        CustomData = Encoded(CustomData, CustomDataFile),
        UserData = Encoded(UserData, UserDataFile),
        UserAssignedIdentities = UserAssignedIdentities,
        SystemAssignedIdentity = SystemAssignedIdentity,
        BootDiagnostics = BootDiagnosticsStorageAccount,
        ProximityPlacementGroup = ProximityPlacementGroup,
        AvailabilitySet = AvailabilitySet,
        DedicatedHost = DedicatedHost,
        CapacityReservationGroup = CapacityReservationGroup,
    };

    SecurityOptions SecurityOptions => new()
    {
        Type = SecurityType,
        SecureBoot = SecureBoot,
        Vtpm = Vtpm,
        EncryptionType = SecurityEncryptionType,
        EncryptionAtHost = EncryptionAtHost,
    };

    ImagePlan? ImagePlan => PlanName is null && PlanProduct is null && PlanPublisher is null && PlanPromotionCode is null
        ? null
        : new ImagePlan(PlanName ?? "", PlanProduct ?? "", PlanPublisher ?? "", PlanPromotionCode);
}
