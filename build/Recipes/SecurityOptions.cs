using System.Text.Json.Serialization;

namespace Ingot.Recipes;

/// <summary>Security profile of the build VM.</summary>
public sealed record SecurityOptions
{
    /// <summary>Standard, TrustedLaunch or ConfidentialVM; null: what the subscription makes the default.</summary>
    public string? Type { get; init; }

    /// <summary>Secure boot; null: on for TrustedLaunch and ConfidentialVM.</summary>
    public bool? SecureBoot { get; init; }

    /// <summary>Virtual TPM; null: on for TrustedLaunch and ConfidentialVM.</summary>
    public bool? Vtpm { get; init; }

    /// <summary>VMGuestStateOnly or DiskWithVMGuestState, for a confidential VM.</summary>
    public string? EncryptionType { get; init; }

    /// <summary>True for a confidential VM.</summary>
    [JsonIgnore]
    public bool IsConfidential => Type == "ConfidentialVM";

    /// <summary>True when the VM has secure boot and a virtual TPM to choose.</summary>
    [JsonIgnore]
    public bool HasUefi => IsConfidential || Type == "TrustedLaunch";

    /// <summary>Encryption at host; null: off.</summary>
    public bool? EncryptionAtHost { get; init; }
}
