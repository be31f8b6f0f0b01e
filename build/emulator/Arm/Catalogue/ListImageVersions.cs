using System.Globalization;
using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Catalogue;

/// <summary>GET …/skus/{sku}/versions[?$top=n&amp;$orderby=name desc]: a bare array</summary>
sealed class ListImageVersions(ArmServices arm) : ArmEndpoint("GET", ImagePaths.Versions)
{
    public override ArmResponse Answer(ArmRequest request)
    {
        var image = ImagePaths.Image(arm, request);
        IEnumerable<string> versions = image.Versions;
        if (request.Query("$orderby")?.Contains("desc", StringComparison.OrdinalIgnoreCase) == true)
            versions = versions.Reverse();
        if (int.TryParse(request.Query("$top"), CultureInfo.InvariantCulture, out var top))
            versions = versions.Take(top);
        return ArmResponse.Ok(versions.Select(version => (JsonNode)new JsonObject
        {
            ["location"] = Locations.Get(request.Route("location")).Name,
            ["name"] = version,
            ["id"] = $"{ImagePaths.Id(request, image.Publisher, image.Offer, image.Sku)}/Versions/{version}",
        }).ToJsonArray());
    }
}
