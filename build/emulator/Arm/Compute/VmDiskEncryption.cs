using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;
using Ingot.Emulator.Arm.Network;

namespace Ingot.Emulator.Arm.Compute;

/// <summary>The disk encryption sets that a machine's disks refer to.</summary>
static class VmDiskEncryption
{
    /// <summary>Refuses sets that are not there, or in another region.</summary>
    /// <exception cref="ArmException">400 InvalidResourceReference.</exception>
    public static void Check(ArmServices arm, JsonObject properties, string location, string by)
    {
        var storage = properties.At("storageProfile");
        var disks = storage.ObjectsAt("dataDisks").Append<JsonNode?>(storage.At("osDisk")).Select(disk => disk.At("managedDisk"));
        var sets = disks.SelectMany(disk => new[]
        {
            disk.TextAt("diskEncryptionSet", "id"), disk.TextAt("securityProfile", "diskEncryptionSet", "id"),
        });
        foreach (var id in sets.OfType<string>())
            NetworkInterfaces.Require(arm, id, ReferencedTypes.DiskEncryptionSets, location, by);
    }
}
