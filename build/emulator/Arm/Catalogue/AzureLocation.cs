namespace Ingot.Emulator.Arm.Catalogue;

/// <summary>A region.</summary>
/// <param name="Name">Such as westeurope.</param>
/// <param name="DisplayName">Such as West Europe.</param>
/// <param name="Geography">Such as Europe.</param>
sealed record AzureLocation(string Name, string DisplayName, string Geography)
{
    /// <summary>Its availability zones; none in some regions.</summary>
    public IReadOnlyList<string> Zones { get; init; } = ["1", "2", "3"];

    /// <summary>True when it has availability zones.</summary>
    public bool HasZones => Zones.Count > 0;

    /// <summary>True when its disks can be kept in three zones.</summary>
    public bool HasZoneRedundantDisks => HasZones && Geography is not ("US Government" or "China");
}
