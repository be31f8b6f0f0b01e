using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Catalogue;

/// <summary>GET …/locations/{location}/publishers/{publisher}/artifacttypes/vmimage/offers/{offer}/skus: a bare array</summary>
sealed class ListImageSkus() : ArmEndpoint("GET", ImagePaths.Skus)
{
    public override ArmResponse Answer(ArmRequest request)
    {
        var location = Locations.Get(request.Route("location"));
        return ArmResponse.Ok(PlatformImages.All
            .Where(image => ArmId.Equal(image.Publisher, request.Route("publisher")) && ArmId.Equal(image.Offer, request.Route("offer")))
            .Select(image => (JsonNode)new JsonObject
            {
                ["location"] = location.Name, ["name"] = image.Sku, ["id"] = ImagePaths.Id(request, image.Sku),
            })
            .ToJsonArray());
    }
}
