namespace Ingot.Recipes;

/// <summary>Security profile of the build VM.</summary>
public sealed record SecurityOptions
{
    /// <summary>Standard, TrustedLaunch or ConfidentialVM; null: what the subscription makes the default.</summary>
    public string? Type { get; init; }

    /// <summary>Secure boot; null: Azure's default for the security type.</summary>
    public bool? SecureBoot { get; init; }

    /// <summary>Virtual TPM; null: Azure's default for the security type.</summary>
    public bool? Vtpm { get; init; }

    /// <summary>VMGuestStateOnly, DiskWithVMGuestState or NonPersistedTPM, for a confidential VM.</summary>
    public string? EncryptionType { get; init; }

    /// <summary>Encryption at host; null: off.</summary>
    public bool? EncryptionAtHost { get; init; }
}
