using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Catalogue;

/// <summary>GET …/Microsoft.MarketplaceOrdering/offerTypes/virtualmachine/publishers/{p}/offers/{o}/plans/{plan}/agreements/current</summary>
sealed class GetMarketplaceTerms(ArmServices arm) : ArmEndpoint("GET", MarketplaceTerms.Path)
{
    public override ArmResponse Answer(ArmRequest request) => ArmResponse.Ok(MarketplaceTerms.Describe(arm, request));
}
