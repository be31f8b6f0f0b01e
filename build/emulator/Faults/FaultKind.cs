namespace Ingot.Emulator.Faults;

/// <summary>What can go wrong with one request.</summary>
public enum FaultKind
{
    /// <summary>429 with Retry-After; nothing was done.</summary>
    Throttled,

    /// <summary>500; nothing was done.</summary>
    ServerError,

    /// <summary>503 with Retry-After; nothing was done.</summary>
    Unavailable,

    /// <summary>504; nothing was done.</summary>
    GatewayTimeout,

    /// <summary>504, but the request was carried out.</summary>
    GatewayTimeoutAfter,

    /// <summary>The connection breaks; nothing was done.</summary>
    Reset,

    /// <summary>The connection breaks after the request was carried out.</summary>
    ResetAfter,

    /// <summary>The answer takes its time.</summary>
    Slow,

    /// <summary>403; the identity lacks the right.</summary>
    Forbidden,

    /// <summary>409; something else is at work there.</summary>
    Conflict,

    /// <summary>The request is accepted, and its operation fails.</summary>
    Failed,

    /// <summary>The request is accepted, and its operation never ends.</summary>
    Stuck,

    /// <summary>The request is accepted, and its operation takes longer.</summary>
    Lasting,

    /// <summary>The connection breaks after the request was carried out, and for a while every other one does before acting.</summary>
    Outage,
}
