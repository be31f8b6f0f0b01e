namespace Ingot.Emulator.Rehearsals;

/// <summary>Availability zones.</summary>
sealed class KnownZonesAttribute : KnownNamesAttribute
{
    public override IEnumerable<string> Names { get; } = ["1", "2", "3"];
}
