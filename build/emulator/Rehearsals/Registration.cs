namespace Ingot.Emulator.Rehearsals;

/// <summary>Whether a subscription is registered for a resource provider or a preview feature.</summary>
public enum Registration
{
    /// <summary>It may be used.</summary>
    Registered,

    /// <summary>It is refused.</summary>
    NotRegistered,

    /// <summary>Registration has begun.</summary>
    Registering,

    /// <summary>Registration is being taken back.</summary>
    Unregistering,
}
