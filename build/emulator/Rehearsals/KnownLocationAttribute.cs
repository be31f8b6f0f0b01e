using Ingot.Emulator.Arm.Catalogue;

namespace Ingot.Emulator.Rehearsals;

/// <summary>A region of the catalogue.</summary>
sealed class KnownLocationAttribute : KnownNamesAttribute
{
    public override IEnumerable<string> Names => Locations.All.Select(location => location.Name);
}
