using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Catalogue;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Compute;

/// <summary>Spot machines: priority, eviction policy, highest price.</summary>
static class VmSpot
{
    /// <summary>True when the properties of a machine say so.</summary>
    public static bool IsSpot(JsonObject properties) => properties.TextAt("priority") is "Spot" or "Low";

    /// <summary>Refuses what does not go together.</summary>
    /// <exception cref="ArmException">400 InvalidParameter, or 409 when the size has no spot machines.</exception>
    public static void Check(JsonObject properties, VmSize size)
    {
        VmValues.OneOf(properties.TextAt("priority"), "priority", "Regular", "Spot", "Low");
        VmValues.OneOf(properties.TextAt("evictionPolicy"), "evictionPolicy", "Deallocate", "Delete");
        var isSpot = IsSpot(properties);
        if (!isSpot && properties.TextAt("evictionPolicy") is not null)
            throw ArmErrors.Invalid("evictionPolicy", "Eviction policy can be set only on Azure Spot Virtual Machines.");
        if (properties.At("billingProfile", "maxPrice") is { } price)
            CheckPrice(price, isSpot);
        if (isSpot && !size.Spot)
            throw ArmErrors.NotAllowed($"The requested VM size {size.Name} does not support Azure Spot Virtual Machines.");
        if (isSpot && properties.At("availabilitySet") is not null)
            throw ArmErrors.NotAllowed("Azure Spot Virtual Machine is not supported in Availability Set.");
    }

    static void CheckPrice(JsonNode price, bool isSpot)
    {
        if (!isSpot)
            throw ArmErrors.Invalid("billingProfile.maxPrice", "Max price can be set only on Azure Spot Virtual Machines.");
        if (price is not JsonValue value || !value.TryGetValue<decimal>(out var amount) || (amount != -1 && amount <= 0))
        {
            throw ArmErrors.Invalid("billingProfile.maxPrice", "The value for maxPrice has to be -1, for no limit, or a price above zero in US "
                + "dollars.");
        }
    }
}
