using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Catalogue;

/// <summary>The operations that only read what Azure offers.</summary>
static class CatalogueService
{
    public static IEnumerable<ArmEndpoint> Endpoints(ArmServices arm) =>
    [
        new ListImageNames(arm, ImagePaths.Publishers),
        new ListImageNames(arm, ImagePaths.Offers),
        new ListImageNames(arm, ImagePaths.Skus),
        new ListImageVersions(arm),
        new GetImageVersion(arm),
        new GetMarketplaceTerms(arm),
        new PutMarketplaceTerms(arm),
        new ListVmSizes(arm),
        new ListSkus(arm),
        new ListUsages(arm),
    ];
}
