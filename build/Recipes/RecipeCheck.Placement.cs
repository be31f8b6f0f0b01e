namespace Ingot.Recipes;

/// <summary>Rules of where in a region the build VM runs.</summary>
public static partial class RecipeCheck
{
    static IEnumerable<Finding> Placement(Recipe recipe) =>
    [
        .. recipe.Zones.SelectMany(zone => OneOf("zones", zone, "1", "2", "3")),
        .. Id("proximity-placement-group", recipe.Vm.ProximityPlacementGroup, "Microsoft.Compute/proximityPlacementGroups"),
        .. Id("availability-set", recipe.Vm.AvailabilitySet, "Microsoft.Compute/availabilitySets"),
        .. Id("dedicated-host", recipe.Vm.DedicatedHost, "Microsoft.Compute/hostGroups/hosts", "Microsoft.Compute/hostGroups"),
        .. Id("capacity-reservation-group", recipe.Vm.CapacityReservationGroup, "Microsoft.Compute/capacityReservationGroups"),
        .. Together(recipe),
    ];

    // https://learn.microsoft.com/azure/virtual-machines/availability-set-overview, …/spot-vms, …/dedicated-hosts, …/capacity-reservation-overview
    static IEnumerable<Finding> Together(Recipe recipe)
    {
        var vm = recipe.Vm;
        var (isInSet, isHosted, isReserved) = (vm.AvailabilitySet is not null, vm.DedicatedHost is not null, vm.CapacityReservationGroup is not null);
        var spot = vm.SpotEvictionPolicy is not null ? "spot-eviction-policy" : "spot-max-price";
        foreach (var (isWrong, one, other, why) in new[]
        {
            (recipe.Zones is not [] && isInSet, "zones", "availability-set", "An availability set is not in a zone."),
            (isHosted && isInSet, "dedicated-host", "availability-set", "A VM of an availability set cannot choose its host."),
            (isHosted && isReserved, "dedicated-host", "capacity-reservation-group", "Capacity is not reserved on a dedicated host."),
            (vm.IsSpot && isInSet, spot, "availability-set", "A spot VM cannot be in an availability set."),
            (vm.IsSpot && isHosted, spot, "dedicated-host", "A spot VM cannot choose its host."),
            (vm.IsSpot && isReserved, spot, "capacity-reservation-group", "Reserved capacity is not for spot VMs."),
        })
        {
            if (isWrong)
                yield return new Finding($"--{one} and --{other} are both given.", why, "Leave one of them out.");
        }
    }

    static IEnumerable<Finding> Spot(VmOptions vm)
    {
        foreach (var finding in OneOf("spot-eviction-policy", vm.SpotEvictionPolicy, "Deallocate", "Delete"))
            yield return finding;
        // https://learn.microsoft.com/azure/virtual-machines/spot-vms#pricing
        if (vm.SpotMaxPrice is { } price && price != -1 && (price <= 0 || decimal.Round(price, 5) != price))
        {
            yield return new Finding(
                $"--spot-max-price {price} is not a price.",
                "It is US dollars an hour, more than 0 and with at most five decimals.",
                "Correct it, or leave it out: a spot VM then costs at most the regular price.");
        }
    }

    static IEnumerable<Finding> Plan(ImagePlan? plan)
    {
        if (plan is null)
            yield break;
        foreach (var (part, value) in new[] { ("name", plan.Name), ("product", plan.Product), ("publisher", plan.Publisher) })
        {
            if (string.IsNullOrWhiteSpace(value))
                yield return new Finding(
                    $"--plan-{part} is missing.",
                    "A plan has a name, a product and a publisher.",
                    "Give all three, or none of them: the plan is then read from the image.");
        }
    }
}
