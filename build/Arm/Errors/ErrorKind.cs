namespace Ingot.Arm.Errors;

/// <summary>What sort of trouble an error code means.</summary>
public enum ErrorKind
{
    /// <summary>Nothing is known about it.</summary>
    Unknown,

    /// <summary>Azure has no room for this machine there now.</summary>
    Capacity,

    /// <summary>The subscription may not use more.</summary>
    Quota,

    /// <summary>The signed-in identity may not do it.</summary>
    Permission,

    /// <summary>A policy of the subscription forbids it.</summary>
    Policy,

    /// <summary>Too many calls in a short time.</summary>
    Throttle,

    /// <summary>The thing is in another state than the call needs, or something else is at work on it.</summary>
    Conflict,

    /// <summary>A fault of Azure's own that usually goes away.</summary>
    Transient,

    /// <summary>Something that is named is not there.</summary>
    Missing,

    /// <summary>The request itself is wrong.</summary>
    Invalid,

    /// <summary>Windows in the machine did not come up.</summary>
    Guest,

    /// <summary>A machine made of the image is not as it has to be; the code is ours.</summary>
    Trial,

    /// <summary>Nobody could sign in.</summary>
    SignIn,

    /// <summary>Found before anything was written; the code is ours.</summary>
    Preflight,

    /// <summary>It only wraps another error.</summary>
    Wrapper,
}
