using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Catalogue;
using Ingot.Emulator.Arm.Common;
using Ingot.Emulator.Rehearsals;

namespace Ingot.Emulator.Arm.Compute;

/// <summary>Encryption at the host, which a subscription has to be registered for.</summary>
static class VmHostEncryption
{
    const string Feature = "Microsoft.Compute/EncryptionAtHost";

    /// <summary>Refuses it without the registration, or on a size that has none.</summary>
    /// <exception cref="ArmException">400 InvalidParameter.</exception>
    public static void Check(ArmServices arm, JsonObject properties, VmSize size)
    {
        if (!properties.FlagAt("securityProfile", "encryptionAtHost"))
            return;
        const string Property = "securityProfile.encryptionAtHost";
        if (arm.Options.Rehearsal.Features.GetValueOrDefault(Feature, Registration.NotRegistered) != Registration.Registered)
        {
            throw ArmErrors.Invalid(Property, $"The property '{Property}' is not valid because the '{Feature}' feature is not enabled for this "
                + "subscription.");
        }
        if (!size.EncryptionAtHost)
            throw ArmErrors.Invalid(Property, $"The property '{Property}' is not valid because the VM size '{size.Name}' does not support it.");
    }
}
