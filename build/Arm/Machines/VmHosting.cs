using Azure.Core;
using Azure.ResourceManager.Compute;
using Azure.ResourceManager.Compute.Models;
using Ingot.Recipes;

namespace Ingot.Arm.Machines;

/// <summary>What host the build VM gets, and at what price.</summary>
static class VmHosting
{
    // The SDK sends an empty reference for an id that is set to null, and Azure refuses that.
    public static void Apply(VirtualMachineData request, VmOptions vm)
    {
        if (vm.ProximityPlacementGroup is { } near)
            request.ProximityPlacementGroupId = new ResourceIdentifier(near);
        if (vm.AvailabilitySet is { } set)
            request.AvailabilitySetId = new ResourceIdentifier(set);
        if (vm.CapacityReservationGroup is { } reservation)
            request.CapacityReservationGroupId = new ResourceIdentifier(reservation);
        if (vm.DedicatedHost is { } host)
            Host(request, new ResourceIdentifier(host));
        if (vm.IsSpot)
            Spot(request, vm);
    }

    static void Host(VirtualMachineData request, ResourceIdentifier id)
    {
        if (id.ResourceType == "Microsoft.Compute/hostGroups")
            request.HostGroupId = id;
        else
            request.HostId = id;
    }

    static void Spot(VirtualMachineData request, VmOptions vm)
    {
        request.Priority = VirtualMachinePriorityType.Spot;
        // A deallocated VM can be started again and the bake goes on.
        request.EvictionPolicy = vm.SpotEvictionPolicy is { } policy ? new VirtualMachineEvictionPolicyType(policy) : VirtualMachineEvictionPolicyType.Deallocate;
        if (vm.SpotMaxPrice is { } price)
            request.BillingMaxPrice = (double)price;
    }
}
