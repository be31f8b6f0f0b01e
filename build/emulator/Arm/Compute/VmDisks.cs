using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Compute;

/// <summary>The disks of a machine, as resources.</summary>
static class VmDisks
{
    /// <summary>Makes the disk resources, and completes the machine's storage profile with them.</summary>
    public static void Make(ArmServices arm, ArmResource machine, VmSource source)
    {
        var storage = machine.Properties.Ensure("storageProfile");
        var osDisk = storage.Ensure("osDisk");
        osDisk["osType"] = "Windows";
        osDisk["createOption"] = "FromImage";
        osDisk["caching"] ??= "ReadWrite";
        osDisk["diskSizeGB"] ??= SourceFacts.SizeOf(source);
        var disk = Make(arm, machine, osDisk, "OsDisk_1");
        disk.Properties["osType"] = "Windows";
        disk.Properties["hyperVGeneration"] = source.Generation;
        if (machine.Properties.TextAt("securityProfile", "securityType") is { } security)
            disk.Properties["securityProfile"] = new JsonObject { ["securityType"] = security };

        var data = DataDisks(storage, source);
        storage["dataDisks"] = data.ToJsonArray();
        foreach (var each in storage.ObjectsAt("dataDisks"))
            MakeData(arm, machine, each);
    }

    /// <summary>Refuses to make a disk where one is: only an existing machine keeps its own.</summary>
    /// <exception cref="ArmException">409 Conflict.</exception>
    public static void CheckNames(ArmServices arm, JsonObject properties, string group, string machine)
    {
        var storage = properties.At("storageProfile");
        foreach (var disk in (storage.At("osDisk") is JsonObject os ? [os] : Array.Empty<JsonObject>()).Concat(storage.ObjectsAt("dataDisks")))
        {
            if (disk.TextAt("createOption") == "Attach" || disk.TextAt("name") is not { } name)
                continue;
            var id = ArmId.Of(arm.Options.SubscriptionId, group, ResourceTypes.Disks, name);
            if (arm.Store.Find(id) is { } there && !ArmId.Equal(there.Body.TextAt("managedBy") ?? "", machine))
            {
                throw new ArmException(409, "Conflict", $"Disk {name} already exists in resource group {group.ToUpperInvariant()}. Only "
                    + "CreateOption.Attach is supported.");
            }
        }
    }

    /// <summary>Hyper-V generation of a machine, which its disk knows.</summary>
    public static string GenerationOf(ArmServices arm, ArmResource machine) =>
        arm.Store.Find(machine.Properties.TextAt("storageProfile", "osDisk", "managedDisk", "id"))?
            .Properties.TextAt("hyperVGeneration") ?? "V1";

    // The disks of the image come along whether the request names them or not.
    static IEnumerable<JsonObject> DataDisks(JsonObject storage, VmSource source)
    {
        var given = storage.ObjectsAt("dataDisks").Select(disk => disk.DeepClone().AsObject()).ToList();
        foreach (var image in SourceFacts.DataDisksOf(source))
        {
            var disk = given.FirstOrDefault(each => each.NumberAt("lun") == image.NumberAt("lun"));
            if (disk is null)
                given.Add(disk = new JsonObject { ["lun"] = image.NumberAt("lun") ?? 0, ["createOption"] = "FromImage" });
            disk["diskSizeGB"] ??= image["diskSizeGB"]?.DeepClone();
        }
        return given.OrderBy(disk => disk.NumberAt("lun"));
    }

    static void MakeData(ArmServices arm, ArmResource machine, JsonObject disk)
    {
        disk["caching"] ??= "None";
        disk["toBeDetached"] ??= false;
        if (arm.Store.Find(disk.TextAt("managedDisk", "id")) is not { } attached)
        {
            Make(arm, machine, disk, $"DataDisk_{disk.NumberAt("lun")}");
            return;
        }
        disk["name"] = attached.Name;
        disk["deleteOption"] ??= "Detach";
        disk["diskSizeGB"] = attached.Properties["diskSizeGB"]?.DeepClone();
        disk.Ensure("managedDisk")["storageAccountType"] = attached.Body.TextAt("sku", "name");
        attached.Body["managedBy"] = machine.Id;
        attached.Properties["diskState"] = "Attached";
    }

    static ArmResource Make(ArmServices arm, ArmResource machine, JsonObject given, string suffix)
    {
        var name = given.TextAt("name") ?? $"{machine.Name}_{suffix}_{Guid.NewGuid():N}";
        var managed = given.Ensure("managedDisk");
        var kind = managed.TextAt("storageAccountType") ?? "Standard_LRS";
        var disk = NewResource.Make(
            ArmId.Of(arm.Options.SubscriptionId, machine.Group, ResourceTypes.Disks, name),
            ResourceTypes.Disks,
            machine.Location,
            machine.Body["tags"]);
        given["name"] = name;
        given["deleteOption"] ??= "Detach";
        managed["storageAccountType"] = kind;
        managed["id"] = disk.Id;
        disk.Body["managedBy"] = machine.Id;
        disk.Body["sku"] = new JsonObject { ["name"] = kind, ["tier"] = kind.Split('_')[0] };
        if (machine.Body["zones"] is JsonArray { Count: > 0 } zones && !kind.EndsWith("_ZRS", StringComparison.Ordinal))
            disk.Body["zones"] = zones.DeepClone();
        disk.Body["properties"] = new JsonObject
        {
            ["diskSizeGB"] = given["diskSizeGB"]?.DeepClone(),
            ["diskState"] = "Attached",
            ["creationData"] = new JsonObject { ["createOption"] = given.TextAt("createOption") },
            ["encryption"] = Encryption(managed.TextAt("diskEncryptionSet", "id")),
            ["timeCreated"] = arm.Options.Time.GetUtcNow(),
            ["provisioningState"] = "Succeeded",
        };
        arm.Store.Add(disk);
        return disk;
    }

    static JsonObject Encryption(string? set) => set is null
        ? new() { ["type"] = "EncryptionAtRestWithPlatformKey" }
        : new() { ["type"] = "EncryptionAtRestWithCustomerKey", ["diskEncryptionSetId"] = set };
}
