namespace Ingot.Emulator.Rehearsals;

/// <summary>How a size is offered in a region. Every size of the catalogue is offered everywhere unless said otherwise.</summary>
public sealed record SizeOffer
{
    /// <summary>Such as Standard_D4s_v5.</summary>
    [KnownSize]
    public required string Name { get; init; }

    /// <summary>The region; absent: every region.</summary>
    [KnownLocation]
    public string? Location { get; init; }

    /// <summary>False when the region has no such size.</summary>
    public bool Offered { get; init; } = true;

    /// <summary>Zones that have the size; absent: all zones of the region.</summary>
    [KnownZones]
    public IReadOnlyList<string>? Zones { get; init; }

    /// <summary>True when this subscription may not use it in the region: NotAvailableForSubscription.</summary>
    public bool Restricted { get; init; }

    /// <summary>Zones in which this subscription may not use it.</summary>
    [KnownZones]
    public IReadOnlyList<string> RestrictedZones { get; init; } = [];
}
