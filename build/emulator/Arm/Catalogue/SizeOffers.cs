using Ingot.Emulator.Arm.Common;
using Ingot.Emulator.Rehearsals;

namespace Ingot.Emulator.Arm.Catalogue;

/// <summary>Which region offers which size, in which zones, and to this subscription or not.</summary>
static class SizeOffers
{
    /// <summary>The sizes of a region, restricted ones included.</summary>
    public static IEnumerable<VmSize> In(RehearsalState rehearsal, AzureLocation location) =>
        VmSizes.All.Where(size => Of(rehearsal, size, location).Offered);

    /// <summary>The last entry that speaks of the size in the region; without one, all is offered.</summary>
    public static SizeOffer Of(RehearsalState rehearsal, VmSize size, AzureLocation location) => rehearsal.Sizes.LastOrDefault(offer =>
            ArmId.Equal(offer.Name, size.Name) && (offer.Location is null || ArmId.Equal(offer.Location, location.Name)))
        ?? new SizeOffer { Name = size.Name };

    /// <summary>The zones of the region that have the size.</summary>
    public static IReadOnlyList<string> Zones(SizeOffer offer, AzureLocation location) =>
        [.. location.Zones.Where(zone => offer.Zones?.Contains(zone, StringComparer.Ordinal) != false)];
}
