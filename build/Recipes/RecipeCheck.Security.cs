namespace Ingot.Recipes;

/// <summary>Rules of trusted launch, confidential computing and encryption.</summary>
public static partial class RecipeCheck
{
    static IEnumerable<Finding> Security(Recipe recipe) =>
    [
        .. OneOf("security-type", recipe.Security.Type, "Standard", "TrustedLaunch", "ConfidentialVM"),
        // The third of Azure's values, NonPersistedTPM, needs a newer version of Azure's API than its client library for .NET speaks.
        .. OneOf("security-encryption-type", recipe.Security.EncryptionType, "VMGuestStateOnly", "DiskWithVMGuestState"),
        .. Uefi(recipe.Security),
        .. Confidential(recipe),
    ];

    static IEnumerable<Finding> Uefi(SecurityOptions security)
    {
        if (security.HasUefi)
            yield break;
        foreach (var (option, value) in new[] { ("secure-boot", security.SecureBoot), ("vtpm", security.Vtpm) })
        {
            if (value is true)
                yield return new Finding(
                    $"--{option} needs another --security-type.",
                    "Only TrustedLaunch and ConfidentialVM have it.",
                    "Give --security-type TrustedLaunch or ConfidentialVM.");
        }
    }

    // https://learn.microsoft.com/azure/confidential-computing/confidential-vm-overview
    static IEnumerable<Finding> Confidential(Recipe recipe)
    {
        var security = recipe.Security;
        if (!security.IsConfidential)
        {
            if (security.EncryptionType is not null)
                yield return new Finding(
                    "--security-encryption-type needs --security-type ConfidentialVM.",
                    "Other VMs have no such encryption.",
                    "Give it, or leave --security-encryption-type out.");
            yield break;
        }

        if (security.EncryptionType is null)
            yield return new Finding(
                "--security-encryption-type is missing.",
                "A confidential VM has to say what it encrypts.",
                "Give VMGuestStateOnly or DiskWithVMGuestState.");
        if (security.Vtpm is false)
            yield return new Finding(
                "--vtpm false and --security-type ConfidentialVM are both given.",
                "A confidential VM keeps its keys in its virtual TPM.",
                "Leave --vtpm out.");
        if (security is { SecureBoot: false, EncryptionType: "DiskWithVMGuestState" })
            yield return new Finding(
                "--secure-boot false and --security-encryption-type DiskWithVMGuestState are both given.",
                "The disk's key is released to a securely booted VM only.",
                "Leave --secure-boot out.");
        if (security is { EncryptionAtHost: true, EncryptionType: "DiskWithVMGuestState" })
            yield return new Finding(
                "--encryption-at-host and --security-encryption-type DiskWithVMGuestState are both given.",
                "The disk is encrypted already, with a key that the host does not have.",
                "Leave one of them out.");
        if (recipe.Disks.EncryptionSet is not null && security.EncryptionType is "VMGuestStateOnly")
            yield return new Finding(
                "--disk-encryption-set needs --security-encryption-type DiskWithVMGuestState.",
                "The set of a confidential VM encrypts its disk together with its guest state.",
                "Give it, or leave --disk-encryption-set out.");
        if (recipe.Disks is { EncryptionSet: not null, DataDiskSizes.Count: > 0 })
            yield return new Finding(
                "--disk-encryption-set and --data-disk-sizes are both given for a confidential VM.",
                "The set of a confidential VM encrypts its OS disk only.",
                "Leave one of them out.");
    }
}
