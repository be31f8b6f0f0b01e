namespace Ingot.Emulator.Arm.Compute;

/// <summary>Types that a machine refers to. They can be made, read and deleted; what they do on Azure has no effect here beyond being there.</summary>
static class ReferencedTypes
{
    public const string DiskEncryptionSets = "Microsoft.Compute/diskEncryptionSets";
    public const string ProximityPlacementGroups = "Microsoft.Compute/proximityPlacementGroups";
    public const string AvailabilitySets = "Microsoft.Compute/availabilitySets";
    public const string HostGroups = "Microsoft.Compute/hostGroups";
    public const string CapacityReservationGroups = "Microsoft.Compute/capacityReservationGroups";
    public const string UserAssignedIdentities = "Microsoft.ManagedIdentity/userAssignedIdentities";
    public const string StorageAccounts = "Microsoft.Storage/storageAccounts";

    /// <summary>A nested type: hosts are in host groups.</summary>
    public const string Hosts = "Microsoft.Compute/hostGroups/hosts";

    /// <summary>The types that are not nested.</summary>
    public static IReadOnlyList<string> TopLevel { get; } =
    [
        DiskEncryptionSets, ProximityPlacementGroups, AvailabilitySets, HostGroups, CapacityReservationGroups, UserAssignedIdentities,
        StorageAccounts,
    ];
}
