using Ingot.Emulator.Arm.Catalogue;

namespace Ingot.Emulator.Rehearsals;

/// <summary>A virtual machine size of the catalogue.</summary>
sealed class KnownSizeAttribute : KnownNamesAttribute
{
    public override IEnumerable<string> Names => VmSizes.All.Select(size => size.Name);
}
