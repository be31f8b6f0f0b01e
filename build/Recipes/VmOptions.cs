namespace Ingot.Recipes;

/// <summary>The build VM, apart from its disks, network and security.</summary>
public sealed record VmOptions
{
    /// <summary>Name of its administrator. Nobody signs in with it.</summary>
    public string AdminUser { get; init; } = "ingot-admin";

    /// <summary>Windows_Server or Windows_Client: licences the customer has already; null: pay as you go.</summary>
    public string? LicenseType { get; init; }

    /// <summary>Deallocate or Delete: makes it a spot VM; null: a regular one.</summary>
    public string? SpotEvictionPolicy { get; init; }

    /// <summary>Most to pay for a spot VM, in US dollars an hour; -1 or null: up to the regular price.</summary>
    public decimal? SpotMaxPrice { get; init; }

    /// <summary>Custom data as base64, which Windows finds in C:\AzureData\CustomData.bin; null: none.</summary>
    public string? CustomData { get; init; }

    /// <summary>User data as base64, which the instance metadata service hands out; null: none.</summary>
    public string? UserData { get; init; }

    /// <summary>Ids of existing user-assigned identities.</summary>
    public IReadOnlyList<string> UserAssignedIdentities { get; init; } = [];

    /// <summary>Gives the build VM an identity of its own, which goes with it.</summary>
    public bool SystemAssignedIdentity { get; init; }

    /// <summary>Where screenshots of the boot go: Managed, None, or the blob address of a storage account; null: Azure's default, which is none.</summary>
    public string? BootDiagnostics { get; init; }

    /// <summary>Id of a proximity placement group.</summary>
    public string? ProximityPlacementGroup { get; init; }

    /// <summary>Id of an availability set.</summary>
    public string? AvailabilitySet { get; init; }

    /// <summary>Id of a dedicated host, or of a host group that chooses one.</summary>
    public string? DedicatedHost { get; init; }

    /// <summary>Id of a capacity reservation group.</summary>
    public string? CapacityReservationGroup { get; init; }

    /// <summary>True for a spot VM.</summary>
    public bool IsSpot => SpotEvictionPolicy is not null || SpotMaxPrice is not null;
}
