using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Catalogue;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Compute;

/// <summary>The availability zone of a machine.</summary>
static class VmZones
{
    /// <summary>The zone asked for, in a list of none or one.</summary>
    /// <exception cref="ArmException">400: the region has no zones, or not this one.</exception>
    public static IReadOnlyList<string> Require(JsonObject body, string location, string name)
    {
        if (body["zones"] is not { } given)
            return [];
        if (given is not JsonArray { Count: <= 1 } list)
            throw ArmErrors.Invalid("zones", "A virtual machine can be in one availability zone only.");
        var region = Locations.Get(location);
        var zones = list.Select(zone => zone?.ToString() ?? "").ToList();
        if (zones.Count > 0 && region.Zones.Count == 0)
        {
            throw new ArmException(
                400,
                "LocationNotSupportAvailabilityZones",
                $"The resource '{name}' does not support availability zones at location '{location}'.");
        }
        foreach (var zone in zones.Where(zone => !region.Zones.Contains(zone, StringComparer.Ordinal)))
        {
            throw new ArmException(400, "InvalidAvailabilityZone", $"The zone(s) '{zone}' for resource "
                + $"'{ResourceTypes.VirtualMachines}/{name}' is not supported. The supported zones for location '{location}' are "
                + $"'{string.Join(',', region.Zones)}'");
        }
        return zones;
    }

    /// <summary>Refuses to move a machine that exists.</summary>
    /// <exception cref="ArmException">400 ResourceAvailabilityZonesCannotBeModified.</exception>
    public static void CheckUnchanged(ArmResource machine, JsonObject body)
    {
        if (body["zones"] is not JsonArray given)
            return;
        var (before, wanted) = (Text(machine.Body["zones"]), Text(given));
        if (before == wanted)
            return;
        throw new ArmException(400, "ResourceAvailabilityZonesCannotBeModified", $"Resource '{machine.Id}' has an existing availability zone "
            + $"constraint '{before}' and the request has availability zone constraint '{wanted}', which do not match. Zones cannot be "
            + "added/updated/removed once the resource is created. The resource cannot be updated from regional to zonal or vice-versa.");
    }

    static string Text(JsonNode? zones) => zones is JsonArray list ? string.Join(',', list.Select(zone => zone?.ToString())) : "";
}
