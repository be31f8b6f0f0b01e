namespace Ingot.Emulator.Rehearsals;

/// <summary>Whether the subscription has accepted the terms of a marketplace plan.</summary>
public sealed record PlanTerms
{
    /// <summary>The plan's publisher.</summary>
    public required string Publisher { get; init; }

    /// <summary>The plan's product: the offer.</summary>
    public required string Product { get; init; }

    /// <summary>The plan's name.</summary>
    public required string Plan { get; init; }

    /// <summary>False when they were not accepted.</summary>
    public bool Accepted { get; init; } = true;
}
