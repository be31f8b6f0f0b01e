namespace Ingot.Arm.Errors;

/// <summary>What usually goes away.</summary>
public static partial class ErrorCatalogue
{
    const string Waits = "The SDK tries three times, then the program three times more, as long apart as Azure says in Retry-After, else 5, 10 and 20 seconds.";

    const string Later = "Run the target again in a few minutes; it goes on where it stopped.";

    const string ReadsBack = "Reads the resource back before it is asked for again: nobody knows whether the lost request was carried out. It is never sent blindly twice.";

    static ErrorEntry[] Transients =>
    [
        new("TooManyRequests", ErrorKind.Throttle, 429,
            "Too many calls in a short time.",
            Waits,
            Later),
        new("SubscriptionRequestsThrottled", ErrorKind.Throttle, 429,
            "Too many calls of this subscription in a short time.",
            Waits,
            Later),
        new("ResourceRequestsThrottled", ErrorKind.Throttle, 429,
            "Too many calls for this resource in a short time.",
            Waits,
            Later),
        new("OperationNotAllowedThrottled", ErrorKind.Throttle, 429,
            "Too many operations of this kind in a short time.",
            Waits,
            Later),
        new("Http429", ErrorKind.Throttle, 429,
            "Too many calls in a short time.",
            Waits,
            Later),
        new("RetryableError", ErrorKind.Transient, 429,
            "Azure asks to repeat the call.",
            Waits,
            Later),
        new("RetryableErrorDueToAnotherOperation", ErrorKind.Transient, 429,
            "Another operation on a related network resource is at work.",
            Waits,
            Later),
        new("NetworkingInternalOperationError", ErrorKind.Transient, 409,
            "A fault inside of Azure's network.",
            Waits,
            Later),
        new("ServerTimeout", ErrorKind.Transient, 503,
            "Azure did not answer in time.",
            Waits,
            Later),
        new("ServiceUnavailable", ErrorKind.Transient, 503,
            "A service of Azure is not there now.",
            Waits,
            Later),
        new("ServerBusy", ErrorKind.Transient, 503,
            "A service of Azure is busy.",
            Waits,
            Later),
        new("Http503", ErrorKind.Transient, 503,
            "A service of Azure is not there now.",
            Waits,
            Later),
        new("InternalServerError", ErrorKind.Transient, 500,
            "A fault inside of Azure.",
            "The SDK tries three times.",
            Later)
            { IsRetryable = false },
        new("InternalOperationError", ErrorKind.Transient, null,
            "A fault inside of Azure; at a gallery image version often \"storage allocation\".",
            "Repeats the creation of a VM once.",
            Later)
            { IsRetryable = false },
        new("InternalExecutionError", ErrorKind.Transient, null,
            "A fault inside of Azure while it worked on the VM.",
            "Repeats the creation of a VM once.",
            Later)
            { IsRetryable = false },
        new("NetworkInterfaceProvisioningFailed", ErrorKind.Transient, null,
            "The network interface could not be made.",
            "Repeats the creation of a VM once.",
            Later)
            { IsRetryable = false },
        new("GatewayTimeout", ErrorKind.Transient, 504,
            "A gateway gave up waiting; the request may have been carried out.",
            ReadsBack,
            Later)
            { IsRetryable = false },
        new("Http502", ErrorKind.Transient, 502,
            "A gateway lost the answer; the request may have been carried out.",
            ReadsBack,
            Later)
            { IsRetryable = false },
        new("Http504", ErrorKind.Transient, 504,
            "A gateway gave up waiting; the request may have been carried out.",
            ReadsBack,
            Later)
            { IsRetryable = false },
    ];
}
