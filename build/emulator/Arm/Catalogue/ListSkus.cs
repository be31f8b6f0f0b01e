using System.Text.RegularExpressions;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Catalogue;

/// <summary>GET /subscriptions/{subscription}/providers/Microsoft.Compute/skus[?$filter=location eq 'westeurope']</summary>
sealed partial class ListSkus(ArmServices arm) : ArmEndpoint("GET", "/subscriptions/{subscription}/providers/Microsoft.Compute/skus")
{
    public override ArmResponse Answer(ArmRequest request)
    {
        var wanted = LocationFilter().Match(request.Query("$filter") ?? "");
        var rehearsal = arm.Options.Rehearsal;
        return ArmResponse.Ok(Locations.All
            .Where(location => !wanted.Success || ArmId.Equal(location.Name, wanted.Groups[1].Value))
            .SelectMany(location => SizeOffers.In(rehearsal, location)
                .Select(size => SkuJson.Of(size, location, SizeOffers.Of(rehearsal, size, location))))
            .ToPage());
    }

    [GeneratedRegex(@"^\s*location\s+eq\s+'([^']*)'\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex LocationFilter();
}
