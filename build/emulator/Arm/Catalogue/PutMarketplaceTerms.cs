using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Catalogue;

/// <summary>PUT …/plans/{plan}/agreements/current: accepts the terms, or takes that back</summary>
sealed class PutMarketplaceTerms(ArmServices arm) : ArmEndpoint("PUT", MarketplaceTerms.Path)
{
    public override ArmResponse Answer(ArmRequest request)
    {
        MarketplaceTerms.Describe(arm, request);
        MarketplaceTerms.Set(arm, request, request.Body.FlagAt("properties", "accepted"));
        return ArmResponse.Ok(MarketplaceTerms.Describe(arm, request));
    }
}
