namespace Ingot.Emulator;

/// <summary>The identities of the machine that clients run on.</summary>
/// <param name="Header">What a client has to send in X-IDENTITY-HEADER: its environment's IDENTITY_HEADER. Secret.</param>
public sealed record ManagedIdentities(string Header)
{
    /// <summary>The application of the system-assigned identity.</summary>
    public const string SystemAssignedClientId = "5e1f0000-0000-4000-8000-000000000003";

    /// <summary>Whether the machine has an identity of its own.</summary>
    public bool HasSystemAssigned { get; init; } = true;

    /// <summary>Client ids of the user-assigned identities.</summary>
    public IReadOnlyList<string> UserAssigned { get; init; } = [];
}
