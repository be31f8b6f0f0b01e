using Azure.ResourceManager.Compute.Models;
using Ingot.Recipes;

namespace Ingot.Arm.Machines;

/// <summary>Trusted launch, confidential computing, and encryption at the host.</summary>
static class VmSecurity
{
    /// <summary>Null when the user said nothing: the subscription's default holds.</summary>
    public static SecurityProfile? Profile(SecurityOptions security)
    {
        if (security.Type is null && security.EncryptionAtHost is null)
            return null;
        return new SecurityProfile
        {
            SecurityType = security.Type is { } type ? new SecurityType(type) : default(SecurityType?),
            EncryptionAtHost = security.EncryptionAtHost,
            // Said even when nobody asked: a confidential VM without a virtual TPM is refused.
            UefiSettings = security.HasUefi
                ? new UefiSettings { IsSecureBootEnabled = security.SecureBoot ?? true, IsVirtualTpmEnabled = security.Vtpm ?? true }
                : null,
        };
    }
}
