using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;
using Ingot.Emulator.Arm.Network;

namespace Ingot.Emulator.Arm.Compute;

/// <summary>The interfaces of a new machine: existing ones, or ones described inside the request.</summary>
static class VmNetwork
{
    /// <summary>Refuses what can be seen to be wrong before anything is made.</summary>
    public static void Check(ArmServices arm, JsonObject properties, string location, string by)
    {
        var profile = properties.At("networkProfile");
        var given = profile.ObjectsAt("networkInterfaces").ToList();
        var inline = profile.ObjectsAt("networkInterfaceConfigurations").ToList();
        if (given.Count == 0 && inline.Count == 0)
            throw ArmErrors.Missing("networkProfile");
        if (given.Count > 0 && inline.Count > 0)
            throw ArmErrors.Invalid("networkProfile", "Network interfaces and network interface configurations cannot be given together.");
        if (inline.Count > 0 && profile.TextAt("networkApiVersion") is null)
            throw ArmErrors.Missing("networkProfile.networkApiVersion");
        foreach (var reference in given)
        {
            var id = reference.TextAt("id") ?? throw ArmErrors.Missing("networkProfile.networkInterfaces.id");
            NetworkInterfaces.Require(arm, id, ResourceTypes.NetworkInterfaces, location, by);
            if (arm.Store.Find(id) is { } nic)
                NetworkInterfaces.CheckUnused(nic);
        }
    }

    /// <summary>Makes or takes the interfaces.</summary>
    /// <returns>The references that the machine's body shows.</returns>
    public static JsonArray Attach(ArmServices arm, JsonObject properties, ArmResource machine)
    {
        var inline = properties.ObjectsAt("networkProfile", "networkInterfaceConfigurations").ToList();
        return inline.Count > 0
            ? inline.Select((each, index) => (JsonNode)AttachNew(arm, each, machine, index == 0)).ToJsonArray()
            : properties.ObjectsAt("networkProfile", "networkInterfaces")
                .Select(each => (JsonNode)AttachGiven(arm, each, machine))
                .ToJsonArray();
    }

    static JsonObject AttachGiven(ArmServices arm, JsonObject reference, ArmResource machine)
    {
        if (arm.Store.Find(reference.TextAt("id")) is { } nic)
            nic.Properties["virtualMachine"] = new JsonObject { ["id"] = machine.Id };
        return reference.DeepClone().AsObject();
    }

    static JsonObject AttachNew(ArmServices arm, JsonObject configuration, ArmResource machine, bool isFirst)
    {
        var given = configuration["properties"] as JsonObject ?? [];
        var id = ArmId.Of(
            arm.Options.SubscriptionId,
            machine.Group,
            ResourceTypes.NetworkInterfaces,
            WithSuffix(configuration.TextAt("name") ?? machine.Name));
        var nic = NetworkInterfaces.Make(arm, id, machine.Location, given);
        nic.Properties["virtualMachine"] = new JsonObject { ["id"] = machine.Id };
        AttachAddress(arm, given.ObjectsAt("ipConfigurations").First(), nic);
        arm.Store.Add(nic);
        var primary = given["primary"]?.DeepClone() ?? isFirst;
        return new()
        {
            ["id"] = id,
            ["properties"] = new JsonObject { ["primary"] = primary, ["deleteOption"] = given.TextAt("deleteOption") ?? "Detach" },
        };
    }

    static void AttachAddress(ArmServices arm, JsonObject configuration, ArmResource nic)
    {
        if (configuration.At("properties", "publicIPAddressConfiguration") is not JsonObject wanted)
            return;
        var id = ArmId.Of(
            arm.Options.SubscriptionId,
            nic.Group,
            ResourceTypes.PublicAddresses,
            WithSuffix(wanted.TextAt("name") ?? "publicIp"));
        var properties = wanted["properties"] as JsonObject ?? [];
        var address = PublicAddresses.Make(arm, id, nic.Location, wanted["sku"], properties, properties.TextAt("deleteOption") ?? "Detach");
        PublicAddresses.Attach(arm, address, nic);
        arm.Store.Add(address);
    }

    // An inline interface is not named as its configuration: readers have to follow the id.
    static string WithSuffix(string name) => $"{name}-{Guid.NewGuid().ToString("N")[..8]}";
}
