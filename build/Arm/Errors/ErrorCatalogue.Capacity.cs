namespace Ingot.Arm.Errors;

/// <summary>Capacity, quota, and machines that do not come up.</summary>
public static partial class ErrorCatalogue
{
    const string NextPlacement = "Deletes the failed VM and tries the next size or zone of the recipe.";

    const string LookAtTheBoot =
        "Look at its screen with 'az vm boot-diagnostics get-boot-log' (bake with --boot-diagnostics-storage-account Managed --on-error Keep), and check how the source image was generalized.";

    static ErrorEntry[] Capacity =>
    [
        new("AllocationFailed", ErrorKind.Capacity, 409, "Azure has no room for this size in the region now. No API tells beforehand.", NextPlacement,
            "Give more sizes to --vm-size, give no --zones, or try again later."),
        new("ZonalAllocationFailed", ErrorKind.Capacity, 409, "Azure has no room for this size in this zone now.", NextPlacement,
            "Give more zones to --zones, or none, or more sizes to --vm-size."),
        new("OverconstrainedAllocationRequest", ErrorKind.Capacity, 409, "No machine in the region meets all of spot, placement group, accelerated networking and size together.", NextPlacement,
            "Drop one demand: spot, --proximity-placement-group, --accelerated-networking or --zones; or give more sizes to --vm-size."),
        new("OverconstrainedZonalAllocationRequest", ErrorKind.Capacity, 409, "No machine in the zone meets all demands together.", NextPlacement,
            "Drop one demand: spot, --proximity-placement-group, --accelerated-networking or --zones; or give more sizes to --vm-size."),
        new("SkuNotAvailable", ErrorKind.Capacity, 409, "The size is not offered there to this subscription, or has no room now.", NextPlacement,
            "Choose another --vm-size or --location; 'az vm list-skus --location' shows the restrictions."),
        new("AllocationTimedOut", ErrorKind.Capacity, 409, "Azure did not find room in time.", NextPlacement, "Try again, or give more sizes to --vm-size."),
        new("SpotVmCapacityUnavailable", ErrorKind.Capacity, 409, "There is no spare room for a spot VM of this size.",
            NextPlacement + " A regular VM is never taken instead.", "Give more sizes to --vm-size, or bake without --spot-eviction-policy."),
        new("SpotPriceTooLow", ErrorKind.Capacity, 409, "The spot price is above --spot-max-price.", NextPlacement, "Raise --spot-max-price, or give -1 for the regular price."),
        new("SpotVmEvicted", ErrorKind.Capacity, null, "Azure took the spot VM away in the middle of the bake. The code is ours: Azure only deallocates or deletes it.", Nothing,
            "Run the target again; Cleanup first if the VM is still there. Bake without --spot-eviction-policy when it happens often."),
        new("NoPlacementLeft", ErrorKind.Capacity, null, "Every size and zone of the recipe was tried, and none had room.", Nothing,
            "Give more sizes to --vm-size or more zones to --zones, or try again later."),
        new("QuotaExceeded", ErrorKind.Quota, 409, "The subscription may not have so many vCPUs of this family, or in this region.", NextPlacement,
            "Ask for a higher quota (portal: Quotas), delete idle VMs, or give another family to --vm-size."),
        new("ResourceQuotaExceeded", ErrorKind.Quota, 409, "The subscription may not have more resources of this type.", Nothing, "Delete what nobody needs, or ask for a higher limit."),
        new("PublicIPCountLimitReached", ErrorKind.Quota, 400, "The subscription may not have more public addresses in the region.", Nothing,
            "Delete an idle address, ask for a higher limit, or bake without --public-ip."),
        new("SubnetIsFull", ErrorKind.Quota, 400, "The subnet has no free address.", Nothing, "Delete idle network interfaces, or choose another --subnet.") { IsRetryable = false },
        new("OSProvisioningTimedOut", ErrorKind.Guest, 409, "Windows did not report within 40 minutes that its first boot is done.", Nothing, LookAtTheBoot),
        new("OSProvisioningClientError", ErrorKind.Guest, 409, "Windows reported a failure of its first boot.", Nothing, LookAtTheBoot),
        new("OSProvisioningInternalError", ErrorKind.Guest, 409, "The first boot of Windows failed inside of Azure.", Nothing, LookAtTheBoot),
        new("VMStartTimedOut", ErrorKind.Guest, 409, "The VM did not start in time.", Nothing, "Run the target again; if it stays so, look at its boot diagnostics."),
        new("VMExtensionProvisioningError", ErrorKind.Guest, 409, "An extension failed in the guest.", Nothing, "Read the extension's message; a policy may have put it there."),
        new("VMAgentStatusCommunicationError", ErrorKind.Guest, 409, "The guest agent does not report.", Nothing,
            "The agent needs TCP 443 to Azure and 168.63.129.16: check routes and security groups of the subnet."),
    ];
}
