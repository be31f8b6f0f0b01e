namespace Ingot.Emulator.Arm.Catalogue;

/// <summary>A region.</summary>
sealed record AzureLocation(string Name, string DisplayName, string Geography)
{
    /// <summary>Its availability zones; none in some regions.</summary>
    public IReadOnlyList<string> Zones { get; init; } = ["1", "2", "3"];

    /// <summary>True when its disks can be kept in three zones.</summary>
    public bool HasZoneRedundantDisks => Zones.Count > 0 && Geography is not ("US Government" or "China");
}
