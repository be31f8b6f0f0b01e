using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;
using Ingot.Emulator.Arm.Network;

namespace Ingot.Emulator.Arm.Compute;

/// <summary>Where a machine is put: availability set, proximity group, dedicated host, reserved capacity.</summary>
static class VmPlacement
{
    static readonly (string[] Path, string Type)[] references =
    [
        (["availabilitySet", "id"], ReferencedTypes.AvailabilitySets),
        (["proximityPlacementGroup", "id"], ReferencedTypes.ProximityPlacementGroups),
        (["host", "id"], ReferencedTypes.Hosts),
        (["hostGroup", "id"], ReferencedTypes.HostGroups),
        (["capacityReservation", "capacityReservationGroup", "id"], ReferencedTypes.CapacityReservationGroups),
    ];

    /// <summary>Refuses what is not there, and what excludes each other.</summary>
    /// <exception cref="ArmException">400 InvalidResourceReference or InvalidParameter.</exception>
    public static void Check(ArmServices arm, JsonObject body, JsonObject properties, string location, string by)
    {
        foreach (var (path, type) in references)
        {
            if (properties.TextAt(path) is { } id)
                NetworkInterfaces.Require(arm, id, type, location, by);
        }
        var isInSet = properties.At("availabilitySet") is not null;
        if (isInSet && body["zones"] is JsonArray { Count: > 0 })
            throw ArmErrors.Invalid("availabilitySet", "Availability zone and availability set cannot be specified together.");
        if (isInSet && properties.At("capacityReservation") is not null)
            throw ArmErrors.Invalid("capacityReservation", "Capacity reservation group and availability set cannot be specified together.");
        if (properties.At("host") is not null && properties.At("hostGroup") is not null)
            throw ArmErrors.Invalid("host", "Properties 'host' and 'hostGroup' cannot be specified together.");
    }
}
