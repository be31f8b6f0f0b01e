namespace Ingot.Tests.Arm;

/// <summary>The build VM itself.</summary>
public static partial class WireOptions
{
    static IReadOnlyList<WireOption> Vm =>
    [
        new(
            "zones",
            "Zones, 1 to 3, tried in turn for each size, and no others",
            "`zones`")
        {
            Default = "none: the region chooses",
            Words = "--zones 2,3",
        },
        new(
            "build-user",
            "Name of the administrator, with whom nobody signs in; at most 20 characters",
            "`osProfile.adminUsername`")
        {
            Default = "`ingot-admin`",
            Words = "--build-user baker",
        },
        new(
            "license-type",
            "Licences that you have already: Windows_Server or Windows_Client",
            "`licenseType`")
        {
            Default = "pay as you go",
            Words = "--license-type Windows_Server",
        },
        new(
            "spot-eviction-policy",
            "Makes it a spot VM: Deallocate or Delete when Azure takes it away",
            "`priority`, `evictionPolicy`")
        {
            Default = "a regular VM",
            Words = "--spot-eviction-policy Delete",
        },
        new(
            "spot-max-price",
            "Makes it a spot VM: most to pay, in US dollars an hour; -1: up to the regular price",
            "`priority`, `evictionPolicy`, `billingProfile.maxPrice`")
        {
            Default = "a regular VM; a spot VM: up to the regular price",
            Words = "--spot-max-price 0.125",
        },
        new("spot-max-price", "", "") { Case = "up-to-the-regular-price", Words = "--spot-max-price -1" },
        new(
            "custom-data",
            "Custom data as text, at most 64 KiB; Windows has it in `C:\\AzureData\\CustomData.bin`",
            "`osProfile.customData` (base64)")
        {
            Default = "none",
            Words = "--custom-data hello",
        },
        new(
            "custom-data-file",
            "The same from a file of any content, relative to the root",
            "`osProfile.customData` (base64)")
        {
            Default = "none",
            Words = "--custom-data-file {file}",
            File = "hello",
        },
        new(
            "user-data",
            "User data as text, at most 64 KiB; the instance metadata service hands it out",
            "`userData` (base64)")
        {
            Default = "none",
            Words = "--user-data hello",
        },
        new(
            "user-data-file",
            "The same from a file of any content, relative to the root",
            "`userData` (base64)")
        {
            Default = "none",
            Words = "--user-data-file {file}",
            File = "hello from a file",
        },
        new("user-assigned-identities", "Ids of existing user-assigned identities, with commas between", "`identity.type`, `identity.userAssignedIdentities`")
        {
            Default = "none",
            Words = $"--user-assigned-identities {Id("Microsoft.ManagedIdentity/userAssignedIdentities", "one")},{Id("Microsoft.ManagedIdentity/userAssignedIdentities", "two")}",
        },
        new(
            "system-assigned-identity",
            "Gives the VM an identity of its own, which goes with it",
            "`identity.type`")
        {
            Default = "none",
            Words = "--system-assigned-identity",
        },
        new(
            "boot-diagnostics-storage-account",
            "Screenshots of the boot: Managed, None, or the blob address of a storage account",
            "`diagnosticsProfile.bootDiagnostics.enabled`, `.storageUri`")
        {
            Default = "Azure's: none",
            Words = "--boot-diagnostics-storage-account https://shots.blob.core.windows.net/",
        },
        new("boot-diagnostics-storage-account", "", "") { Case = "managed", Words = "--boot-diagnostics-storage-account Managed" },
        new("boot-diagnostics-storage-account", "", "") { Case = "none", Words = "--boot-diagnostics-storage-account None" },
        new(
            "proximity-placement-group",
            "Id of a proximity placement group",
            "`proximityPlacementGroup.id`")
        {
            Default = "none",
            Words = $"--proximity-placement-group {Id("Microsoft.Compute/proximityPlacementGroups", "near")}",
        },
        new(
            "availability-set",
            "Id of an availability set; not with --zones",
            "`availabilitySet.id`")
        {
            Default = "none",
            Words = $"--availability-set {Id("Microsoft.Compute/availabilitySets", "set")}",
        },
        new(
            "dedicated-host",
            "Id of a dedicated host, or of a host group that chooses one",
            "`host.id` or `hostGroup.id`")
        {
            Default = "none",
            Words = $"--dedicated-host {Id("Microsoft.Compute/hostGroups", "hosts")}/hosts/one",
        },
        new("dedicated-host", "", "") { Case = "group", Words = $"--dedicated-host {Id("Microsoft.Compute/hostGroups", "hosts")}" },
        new(
            "capacity-reservation-group",
            "Id of a capacity reservation group",
            "`capacityReservation.capacityReservationGroup.id`")
        {
            Default = "none",
            Words = $"--capacity-reservation-group {Id("Microsoft.Compute/capacityReservationGroups", "kept")}",
        },
        new(
            "plan-name",
            "Plan of the source image; the three go together",
            "`plan.name`")
        {
            Default = "read from the image",
            Words = "--plan-name pro --plan-product box --plan-publisher contoso",
        },
        new(
            "plan-product",
            "Product of the plan",
            "`plan.product`")
        {
            Default = "read from the image",
            Words = "--plan-product box --plan-name pro --plan-publisher contoso",
        },
        new(
            "plan-publisher",
            "Publisher of the plan",
            "`plan.publisher`")
        {
            Default = "read from the image",
            Words = "--plan-publisher contoso --plan-name pro --plan-product box",
        },
        new(
            "plan-promotion-code",
            "Promotion code of the plan",
            "`plan.promotionCode`")
        {
            Default = "none",
            Words = "--plan-promotion-code spring --plan-name pro --plan-product box --plan-publisher contoso",
        },
    ];

    static IReadOnlyList<WireOption> Security =>
    [
        new(
            "security-type",
            "Standard, TrustedLaunch or ConfidentialVM",
            "`securityProfile.securityType`, `.uefiSettings`")
        {
            Default = "the subscription's default",
            Words = "--security-type TrustedLaunch --capture Gallery --gallery shared",
        },
        new("security-type", "", "") { Case = "standard", Words = "--security-type Standard" },
        new(
            "security-type",
            "",
            "")
        {
            Case = "confidential",
            Words = "--security-type ConfidentialVM --security-encryption-type VMGuestStateOnly --capture Gallery --gallery shared",
        },
        new(
            "secure-boot",
            "Secure boot, of a VM with TrustedLaunch or ConfidentialVM",
            "`securityProfile.uefiSettings.secureBootEnabled`")
        {
            Default = "true there",
            Words = "--secure-boot false --security-type TrustedLaunch --capture Gallery --gallery shared",
        },
        new(
            "vtpm",
            "Virtual TPM, of a VM with TrustedLaunch",
            "`securityProfile.uefiSettings.vTpmEnabled`")
        {
            Default = "true there",
            Words = "--vtpm false --security-type TrustedLaunch --capture Gallery --gallery shared",
        },
        new(
            "security-encryption-type",
            "What a confidential VM encrypts: VMGuestStateOnly or DiskWithVMGuestState",
            "`storageProfile.osDisk.managedDisk.securityProfile.securityEncryptionType`")
        {
            Default = "none; a confidential VM needs one",
            Words = "--security-encryption-type DiskWithVMGuestState --security-type ConfidentialVM --capture Gallery --gallery shared",
        },
        new(
            "encryption-at-host",
            "Encrypts disks and caches at the host",
            "`securityProfile.encryptionAtHost`")
        {
            Default = "off",
            Words = "--encryption-at-host",
        },
    ];
}
