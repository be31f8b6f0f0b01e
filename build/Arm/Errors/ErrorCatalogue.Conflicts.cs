namespace Ingot.Arm.Errors;

/// <summary>Things that are in another state than a call needs.</summary>
public static partial class ErrorCatalogue
{
    const string InDependencyOrder = "Deletes in the order of dependence, and tries again while Azure still holds on to it.";

    const string LookAtIt = "Run Cleanup again in some minutes, or look at it in the portal.";

    static ErrorEntry[] Conflicts =>
    [
        new("OperationNotAllowed", ErrorKind.Conflict, 409,
            "The resource is not in the state for this: a VM that is not generalized, or not running, or has Trusted "
            + "Launch. With a quota text it is QuotaExceeded.",
            "Reads the numbers when it is about a quota, and then tries the next size.",
            "Look at the VM with 'az vm get-instance-view', or start over with Cleanup."),
        new("PropertyChangeNotAllowed", ErrorKind.Conflict, 409,
            "Something with this name exists, and cannot be changed so.",
            Nothing,
            "Run Cleanup, or choose another name or version."),
        new("Conflict", ErrorKind.Conflict, 409,
            "Something else is at work on the resource, such as another run command.",
            Nothing,
            "Wait until it is done, then run the target again."),
        new("AnotherOperationInProgress", ErrorKind.Conflict, 409,
            "Another operation is at work on the resource.",
            "Waits and asks again, a few times.",
            "Wait until it is done, then run the target again.")
            { IsRetryable = true },
        new("OperationPreempted", ErrorKind.Conflict, 200,
            "A newer operation overtook this one.",
            Nothing,
            "Find out who else works on the VM; run the target again."),
        new("ResourceGroupBeingDeleted", ErrorKind.Conflict, 409,
            "The resource group is being deleted.",
            Nothing,
            "Wait until it is gone, then run the target again."),
        new("ResourceGroupExists", ErrorKind.Conflict, 409,
            "The group exists in another region.",
            Nothing,
            "Choose another --temporary-resource-group, or delete that group."),
        new("InvalidResourceGroupLocation", ErrorKind.Conflict, 409,
            "The group exists in another region.",
            Nothing,
            "Choose another --temporary-resource-group, or delete that group."),
        new("InvalidResourceLocation", ErrorKind.Conflict, 409,
            "A resource of this name exists in another region.",
            Nothing,
            "Choose another name, or delete that resource."),
        new("NicInUse", ErrorKind.Conflict, 400,
            "The network interface still belongs to a VM.",
            InDependencyOrder,
            LookAtIt)
            { IsRetryable = true },
        new("NicReservedForAnotherVm", ErrorKind.Conflict, 400,
            "The network interface is kept for a VM whose creation failed, for 180 seconds.",
            InDependencyOrder,
            LookAtIt)
            { IsRetryable = true },
        new("PublicIPAddressCannotBeDeleted", ErrorKind.Conflict, 400,
            "The public address still belongs to a network interface.",
            InDependencyOrder,
            LookAtIt)
            { IsRetryable = true },
        new("InUseNetworkSecurityGroupCannotBeDeleted", ErrorKind.Conflict, 400,
            "The security group still belongs to a network interface or subnet.",
            InDependencyOrder,
            LookAtIt)
            { IsRetryable = true },
        new("InUseSubnetCannotBeDeleted", ErrorKind.Conflict, 400,
            "The subnet still holds a network interface.",
            InDependencyOrder,
            LookAtIt)
            { IsRetryable = true },
        new("CannotDeleteResource", ErrorKind.Conflict, 409,
            "The resource still holds others.",
            Nothing,
            "Delete what it holds first."),
        new("InvalidBeginGetAccessFromPIR", ErrorKind.Conflict, 409,
            "A gallery image version was left half made.",
            Nothing,
            "Delete that image version and bake again."),
        new("LeaseIdMissing", ErrorKind.Conflict, 412,
            "Something else holds a lease on the blob.",
            Nothing,
            "Break the lease, then run the target again."),
        new("PreconditionFailed", ErrorKind.Conflict, 412,
            "The resource changed in between.",
            Nothing,
            "Run the target again."),
        new("VMHasBeenEvicted", ErrorKind.Conflict, 409,
            "The spot VM was evicted.",
            "Says so (SpotVmEvicted).",
            "Run the target again."),
    ];
}
