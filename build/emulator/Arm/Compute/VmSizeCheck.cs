using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Catalogue;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Compute;

/// <summary>The size of a machine.</summary>
static class VmSizeCheck
{
    /// <summary>The size that a hardware profile names.</summary>
    /// <exception cref="ArmException">400 InvalidParameter; 409 SkuNotAvailable when the subscription may not use it there.</exception>
    public static VmSize Require(ArmServices arm, JsonObject properties, string location, IReadOnlyList<string> zones)
    {
        var name = properties.TextAt("hardwareProfile", "vmSize") ?? throw ArmErrors.Missing("hardwareProfile.vmSize");
        var region = Locations.Get(location);
        var offered = SizeOffers.In(arm.Options.Rehearsal, region).ToList();
        var size = offered.FirstOrDefault(each => ArmId.Equal(each.Name, name)) ?? throw ArmErrors.Invalid("vmSize", $"The value {name} "
            + "provided for the VM size is not valid. The valid sizes in the current region are: "
            + $"{string.Join(",", offered.Select(each => each.Name))}. Find out more on the valid VM sizes in each region at "
            + "https://aka.ms/azure-regions.");
        var offer = SizeOffers.Of(arm.Options.Rehearsal, size, region);
        if (offer.Restricted)
            throw NotAvailable(size, location);
        foreach (var zone in zones)
        {
            if (offer.RestrictedZones.Contains(zone, StringComparer.Ordinal) || !SizeOffers.Zones(offer, region).Contains(zone, StringComparer.Ordinal))
                throw NotAvailable(size, $"{location}' zones '{zone}");
        }
        return size;
    }

    /// <summary>Refuses a size that cannot boot the image.</summary>
    /// <exception cref="ArmException">400 BadRequest: the size does not boot the image's generation.</exception>
    public static void Boots(VmSize size, string generation)
    {
        if (!size.Boots(generation))
        {
            throw new ArmException(400, "BadRequest", $"The selected VM size '{size.Name}' cannot boot Hypervisor Generation "
                + $"'{generation[1..]}'. If "
                + "this was a Create operation please check that the Hypervisor Generation of the Image matches the Hypervisor Generation "
                + "of the "
                + "selected VM Size. If this was an Update operation please select a Hypervisor Generation "
                + $"'{generation[1..]}' VM Size. For more information, see https://aka.ms/azuregen2vm");
        }
    }

    static ArmException NotAvailable(VmSize size, string where) => new(409, "SkuNotAvailable", "The requested VM size for resource 'Following "
        + $"SKUs have failed for Capacity Restrictions: {size.Name}' is currently not available in location '{where}'. Please try another size "
        + "or deploy to a different location or different zone. See https://aka.ms/azureskunotavailable for details.");
}
