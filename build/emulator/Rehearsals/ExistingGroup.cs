namespace Ingot.Emulator.Rehearsals;

/// <summary>A resource group that exists before anybody comes.</summary>
public sealed record ExistingGroup
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its region.</summary>
    [KnownLocation]
    public string Location { get; init; } = "westeurope";

    /// <summary>Its tags.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
}
