using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Catalogue;

/// <summary>The operations that only read what Azure offers.</summary>
static class CatalogueService
{
    public static IEnumerable<ArmEndpoint> Endpoints(ArmServices arm) =>
    [
        new ListImageSkus(),
        new ListImageVersions(),
        new GetImageVersion(),
        new ListVmSizes(arm),
        new ListSkus(arm),
        new ListUsages(arm),
    ];
}
