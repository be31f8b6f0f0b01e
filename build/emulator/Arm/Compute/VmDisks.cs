using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Compute;

/// <summary>The operating system disk of a machine.</summary>
static class VmDisks
{
    /// <summary>Makes the disk resource, and completes the machine's storage profile with it.</summary>
    public static void Make(ArmServices arm, ArmResource machine, string generation)
    {
        var storage = machine.Properties.Ensure("storageProfile");
        var osDisk = storage.Ensure("osDisk");
        var name = osDisk.TextAt("name") ?? $"{machine.Name}_OsDisk_1_{Guid.NewGuid():N}";
        var managed = osDisk.Ensure("managedDisk");
        var kind = managed.TextAt("storageAccountType") ?? "Standard_LRS";
        var disk = NewResource.Make(
            ArmId.Of(arm.Options.SubscriptionId, machine.Group, ResourceTypes.Disks, name),
            ResourceTypes.Disks,
            machine.Location);
        osDisk["osType"] = "Windows";
        osDisk["name"] = name;
        osDisk["createOption"] = "FromImage";
        osDisk["caching"] ??= "ReadWrite";
        osDisk["deleteOption"] ??= "Detach";
        osDisk["diskSizeGB"] ??= 127;
        managed["storageAccountType"] = kind;
        managed["id"] = disk.Id;
        storage["dataDisks"] ??= new JsonArray();

        disk.Body["managedBy"] = machine.Id;
        disk.Body["sku"] = new JsonObject { ["name"] = kind, ["tier"] = kind.Split('_')[0] };
        disk.Body["properties"] = new JsonObject
        {
            ["osType"] = "Windows",
            ["hyperVGeneration"] = generation,
            ["diskSizeGB"] = osDisk["diskSizeGB"]?.DeepClone(),
            ["diskState"] = "Attached",
            ["creationData"] = new JsonObject { ["createOption"] = "FromImage" },
            ["timeCreated"] = arm.Options.Time.GetUtcNow(),
            ["provisioningState"] = "Succeeded",
        };
        arm.Store.Add(disk);
    }

    /// <summary>Hyper-V generation of a machine, which its disk knows.</summary>
    public static string GenerationOf(ArmServices arm, ArmResource machine) =>
        arm.Store.Find(machine.Properties.TextAt("storageProfile", "osDisk", "managedDisk", "id"))?
            .Properties.TextAt("hyperVGeneration") ?? "V1";
}
