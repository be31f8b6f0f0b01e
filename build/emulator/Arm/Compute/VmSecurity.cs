using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Catalogue;
using Ingot.Emulator.Arm.Common;
using Ingot.Emulator.Rehearsals;

namespace Ingot.Emulator.Arm.Compute;

/// <summary>Trusted launch and confidential machines.</summary>
/// <remarks>Rules: learn.microsoft.com, Trusted Launch for Azure virtual machines, and Azure confidential VM options.</remarks>
static class VmSecurity
{
    /// <summary>Refuses a security profile that size, generation or disk do not go with.</summary>
    /// <exception cref="ArmException">400 BadRequest or InvalidParameter.</exception>
    public static void Check(JsonObject properties, VmSize size, string generation)
    {
        var profile = properties.At("securityProfile");
        var type = profile.TextAt("securityType");
        VmValues.OneOf(type, "securityProfile.securityType", "Standard", "TrustedLaunch", "ConfidentialVM");
        if (type is null or "Standard")
        {
            if (profile.At("uefiSettings") is not null)
                throw ArmErrors.Invalid("securityProfile.uefiSettings", "The property 'securityProfile.uefiSettings' is only valid for VMs with "
                    + "'securityProfile.securityType' set to 'TrustedLaunch' or 'ConfidentialVM'.");
            CheckNoDiskProfile(properties, "ConfidentialVM");
            return;
        }
        if (generation != "V2")
            throw Bad($"The '{type}' security type is supported only for Hypervisor Generation '2' images. See https://aka.ms/azuregen2vm");
        var isSupported = type == "ConfidentialVM" ? size.Confidential is not null : size.TrustedLaunch;
        if (!isSupported)
        {
            throw Bad($"The VM size '{size.Name}' is not supported for creation of VMs and Virtual Machine Scale Set with '{type}' security type.");
        }
        if (type == "ConfidentialVM")
            CheckConfidential(properties);
        else
            CheckNoDiskProfile(properties, "ConfidentialVM");
    }

    /// <summary>Refuses the type Standard, when it is said, to a subscription that is not registered for it.</summary>
    /// <exception cref="ArmException">400 BadRequest.</exception>
    public static void CheckStandard(ArmServices arm, JsonObject properties)
    {
        string[] features = ["Microsoft.Compute/UseStandardSecurityType", "Microsoft.Compute/StandardSecurityTypeAsFirstClassEnum"];
        if (properties.TextAt("securityProfile", "securityType") != "Standard"
            || features.Any(feature => arm.Options.Rehearsal.Features.GetValueOrDefault(feature, Registration.NotRegistered) == Registration.Registered))
        {
            return;
        }

        throw Bad($"The value 'Standard' is not available for property 'securityType' until the feature {string.Join(" OR ", features)} is "
            + $"registered on subscription {arm.Options.SubscriptionId}. Please register the feature and retry. https://aka.ms/TrustedLaunch-FAQ");
    }

    /// <summary>Gives a machine that says nothing the subscription's usual security type, where it can have it.</summary>
    public static void Complete(ArmServices arm, JsonObject properties, VmSize size, VmSource source)
    {
        var usual = arm.Options.Rehearsal.DefaultSecurityType;
        var canHaveIt = source.Generation == "V2" && size.TrustedLaunch
            && source.SecurityType?.Contains("TrustedLaunch", StringComparison.OrdinalIgnoreCase) == true;
        if (usual == "TrustedLaunch" && canHaveIt && properties.TextAt("securityProfile", "securityType") is null)
        {
            properties.Ensure("securityProfile")["securityType"] = usual;
            var firmware = properties.Ensure("securityProfile").Ensure("uefiSettings");
            firmware["secureBootEnabled"] = true;
            firmware["vTpmEnabled"] = true;
        }
        // Standard is what machines without a security type are; Azure does not show it.
        if (properties.TextAt("securityProfile", "securityType") == "Standard")
            properties.Ensure("securityProfile").Remove("securityType");
    }

    static void CheckConfidential(JsonObject properties)
    {
        var profile = properties.At("securityProfile");
        var encryption = properties.TextAt("storageProfile", "osDisk", "managedDisk", "securityProfile", "securityEncryptionType")
            ?? throw ArmErrors.Invalid("securityEncryptionType", "The property 'securityEncryptionType' is required for the OS disk of a VM with "
                + "'securityProfile.securityType' set to 'ConfidentialVM'.");
        VmValues.OneOf(encryption, "securityEncryptionType", "VMGuestStateOnly", "DiskWithVMGuestState", "NonPersistedTPM");
        if (!profile.FlagAt("uefiSettings", "vTpmEnabled"))
            throw ArmErrors.Invalid("vTpmEnabled", "vTpmEnabled must be true for VMs with 'securityProfile.securityType' set to 'ConfidentialVM'.");
        if (encryption != "DiskWithVMGuestState")
            return;
        if (!profile.FlagAt("uefiSettings", "secureBootEnabled"))
            throw ArmErrors.Invalid("secureBootEnabled", "secureBootEnabled must be true for VMs with 'securityEncryptionType' set to "
                + "'DiskWithVMGuestState'.");
        if (profile.FlagAt("encryptionAtHost"))
            throw ArmErrors.Invalid("encryptionAtHost", "'securityProfile.encryptionAtHost' cannot be used with 'securityEncryptionType' set to "
                + "'DiskWithVMGuestState'.");
    }

    static void CheckNoDiskProfile(JsonObject properties, string needed)
    {
        if (properties.At("storageProfile", "osDisk", "managedDisk", "securityProfile") is not null)
        {
            throw ArmErrors.Invalid("osDisk.managedDisk.securityProfile", "The property 'osDisk.managedDisk.securityProfile' is only valid for VMs "
                + $"with 'securityProfile.securityType' set to '{needed}'.");
        }
    }

    static ArmException Bad(string message) => new(400, "BadRequest", message);
}
