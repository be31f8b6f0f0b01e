using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Catalogue;
using Ingot.Emulator.Arm.Common;
using Ingot.Emulator.Arm.Network;

namespace Ingot.Emulator.Arm.Compute;

/// <summary>A new virtual machine: checked whole, then made with its interfaces and its disk.</summary>
static class VmCreation
{
    /// <summary>Makes the resources. The machine has not booted; it is in the store with its interfaces and its disk.</summary>
    /// <exception cref="ArmException">The request is refused, and nothing was made.</exception>
    public static (ArmResource Machine, VmBoot Boot) Make(ArmServices arm, ArmRequest request, string location)
    {
        var id = request.Id(ResourceTypes.VirtualMachines);
        VmShape.Check(request.Body);
        var given = request.Body["properties"] as JsonObject ?? throw ArmErrors.Missing("properties");
        var zones = VmZones.Require(request.Body, location, request.Name);
        var size = VmSizeCheck.Require(arm, given, location, zones);
        var source = VmSource.Require(arm, given, location, id);
        SourceRules.Check(arm, source, request.Body);
        var account = source.Account(given);
        VmSizeCheck.Boots(size, source.Generation);
        VmNetwork.Check(arm, given, location, id);
        VmChecks.Check(arm, request, location, size, source);
        CoreQuota.Check(arm, location, size, VmSpot.IsSpot(given));

        var machine = NewResource.Make(id, ResourceTypes.VirtualMachines, location, request.Body["tags"]);
        foreach (var member in (string[])["zones", "plan"])
        {
            if (request.Body[member] is { } value)
                machine.Body[member] = value.DeepClone();
        }
        if (VmIdentity.Describe(arm, request.Body, null) is { } identity)
            machine.Body["identity"] = identity;
        machine.UserData = given.TextAt("userData");
        machine.GuestId = Guid.NewGuid().ToString();
        var interfaces = VmNetwork.Attach(arm, given, machine);
        Describe(arm, machine, given, source, size, interfaces);
        arm.Store.Add(machine);
        return (machine, new(source, account, AddressOf(arm, interfaces)));
    }

    /// <summary>The primary interface's private address.</summary>
    public static string AddressOf(ArmServices arm, JsonArray interfaces)
    {
        var references = interfaces.OfType<JsonObject>().ToList();
        var primary = references.FirstOrDefault(reference => reference.FlagAt("properties", "primary")) ?? references[0];
        return arm.Store.Find(primary.TextAt("id")) is { } nic && NetworkInterfaces.AddressOf(nic) is { } address
            ? address
            : throw new ArmException(500, "InternalExecutionError", "The machine's interface has no address.");
    }

    static void Describe(ArmServices arm, ArmResource machine, JsonObject given, VmSource source, VmSize size, JsonArray interfaces)
    {
        var properties = given.DeepClone().AsObject();
        machine.Body["properties"] = properties;
        properties["vmId"] = Guid.NewGuid().ToString();
        properties["timeCreated"] = arm.Options.Time.GetUtcNow();
        properties.Remove("userData");
        properties["networkProfile"] = new JsonObject { ["networkInterfaces"] = interfaces };
        properties.Ensure("hardwareProfile")["vmSize"] = size.Name;
        var reference = properties.Ensure("storageProfile").Ensure("imageReference");
        if (source.Version is not null)
            reference["exactVersion"] = source.Version;
        VmSecurity.Complete(arm, properties, size, source);
        properties.Ensure("storageProfile")["diskControllerType"] ??= size.Has("SCSI") ? "SCSI" : "NVMe";
        VmDisks.Make(arm, machine, source);
        if (!source.IsSpecialized)
            StripSecrets(properties.Ensure("osProfile"));
        machine.ProvisioningState = "Creating";
    }

    // What Azure never gives back, it does not keep here either.
    static void StripSecrets(JsonObject profile)
    {
        profile.Remove("adminPassword");
        profile.Remove("customData");
        profile["secrets"] ??= new JsonArray();
        profile["allowExtensionOperations"] ??= true;
        profile["requireGuestProvisionSignal"] = true;
        var windows = profile.Ensure("windowsConfiguration");
        windows.Remove("additionalUnattendContent");
        windows["provisionVMAgent"] ??= true;
        windows["enableAutomaticUpdates"] ??= true;
    }
}
