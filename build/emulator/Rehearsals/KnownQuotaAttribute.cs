using Ingot.Emulator.Arm.Catalogue;

namespace Ingot.Emulator.Rehearsals;

/// <summary>A quota that usages list.</summary>
sealed class KnownQuotaAttribute : KnownNamesAttribute
{
    public override IEnumerable<string> Names =>
        VmSizes.All.Select(size => size.Family).Concat(["cores", "lowPriorityCores", "virtualMachines"]).Distinct(StringComparer.Ordinal);
}
