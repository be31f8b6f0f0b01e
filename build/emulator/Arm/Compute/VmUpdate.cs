using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Compute;

/// <summary>Changing a machine that is there.</summary>
static class VmUpdate
{
    // Fixed when the machine is made.
    static readonly string[][] Immutable =
    [
        ["osProfile", "computerName"],
        ["osProfile", "adminUsername"],
        ["storageProfile", "imageReference", "id"],
        ["storageProfile", "imageReference", "publisher"],
        ["storageProfile", "imageReference", "offer"],
        ["storageProfile", "imageReference", "sku"],
        ["storageProfile", "imageReference", "version"],
        ["storageProfile", "osDisk", "name"],
        ["storageProfile", "osDisk", "osType"],
        ["storageProfile", "osDisk", "createOption"],
        ["storageProfile", "osDisk", "managedDisk", "id"],
        ["availabilitySet", "id"],
    ];

    /// <summary>Applies a PUT or PATCH body.</summary>
    /// <exception cref="ArmException">409 PropertyChangeNotAllowed, and nothing was changed.</exception>
    public static void Apply(ArmServices arm, ArmResource machine, JsonObject body, bool isPatch)
    {
        VmShape.Check(body);
        var given = body["properties"] as JsonObject ?? [];
        VmUserData.Check(given);
        VmIdentity.Check(arm, body, machine.Id);
        VmBootDiagnostics.Check(arm, given, machine.Location);
        foreach (var path in Immutable)
        {
            if (given.TextAt(path) is { } wanted && !ArmId.Equal(wanted, machine.Properties.TextAt(path)))
                throw ArmErrors.PropertyChange(string.Join('.', path));
        }
        VmZones.CheckUnchanged(machine, body);
        if (given.TextAt("hardwareProfile", "vmSize") is { } size && !ArmId.Equal(size, machine.Properties.TextAt("hardwareProfile", "vmSize")))
            Resize(arm, machine, given);
        if (body["tags"] is { } tags)
            machine.Body["tags"] = tags.DeepClone();
        else if (!isPatch)
            machine.Body.Remove("tags");
        if (given.At("diagnosticsProfile") is { } diagnostics)
            machine.Properties["diagnosticsProfile"] = diagnostics.DeepClone();
        if (given.TextAt("storageProfile", "osDisk", "deleteOption") is { } option)
            machine.Properties.Ensure("storageProfile").Ensure("osDisk")["deleteOption"] = option;
        if (VmIdentity.Describe(arm, body, machine.Body["identity"]) is { } identity)
            machine.Body["identity"] = identity;
        machine.UserData = given.TextAt("userData") ?? machine.UserData;
        ApplyInterfaceOptions(machine, given);
    }

    /// <summary>The first boot of a machine that was made and has not booted, from a repeated PUT; null when it has.</summary>
    public static VmBoot? BootOf(ArmServices arm, ArmRequest request, ArmResource machine)
    {
        if (arm.Guests.Find(machine.GuestId) is not null)
            return null;
        var given = request.Body["properties"] as JsonObject ?? [];
        var source = VmSource.Require(arm, given, machine.Location, machine.Id);
        var interfaces = machine.Properties.At("networkProfile", "networkInterfaces") as JsonArray ?? [];
        return new(source, source.Account(given), VmCreation.AddressOf(arm, interfaces));
    }

    static void Resize(ArmServices arm, ArmResource machine, JsonObject given)
    {
        var size = VmSizeCheck.Require(arm, given, machine.Location, VmZones.Require(machine.Body, machine.Location, machine.Name));
        var generation = VmDisks.GenerationOf(arm, machine);
        VmSizeCheck.Boots(size, generation);
        VmOsDisk.CheckController(machine.Properties.TextAt("storageProfile", "diskControllerType"), size, generation);
        machine.Properties.Ensure("hardwareProfile")["vmSize"] = size.Name;
    }

    static void ApplyInterfaceOptions(ArmResource machine, JsonObject given)
    {
        var existing = machine.Properties.ObjectsAt("networkProfile", "networkInterfaces").ToList();
        foreach (var wanted in given.ObjectsAt("networkProfile", "networkInterfaces"))
        {
            var reference = existing.FirstOrDefault(each => ArmId.Equal(each.TextAt("id"), wanted.TextAt("id")))
                ?? throw ArmErrors.NotEmulated("changing the interfaces of a machine");
            if (wanted.TextAt("properties", "deleteOption") is { } option)
                reference.Ensure("properties")["deleteOption"] = option;
        }
    }
}
