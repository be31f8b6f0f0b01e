using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Catalogue;

/// <summary>GET …/locations/{location}/publishers[/{publisher}/artifacttypes/vmimage/offers[/{offer}/skus]]: a bare array</summary>
sealed class ListImageNames(ArmServices arm, string path) : ArmEndpoint("GET", path)
{
    public override ArmResponse Answer(ArmRequest request)
    {
        var location = Locations.Get(request.Route("location"));
        var names = PlatformImages.In(arm, location.Name)
            .Where(image => IsNamed(request, "publisher", image.Publisher) && IsNamed(request, "offer", image.Offer))
            .Select(image => (Name: LastOf(image), Id: IdOf(request, image)))
            .DistinctBy(each => each.Name, StringComparer.OrdinalIgnoreCase)
            .OrderBy(each => each.Name, StringComparer.OrdinalIgnoreCase)
            .ToList();
        if (names.Count == 0)
            throw ImagePaths.NotFound();
        return ArmResponse.Ok(names
            .Select(each => (JsonNode)new JsonObject { ["location"] = location.Name, ["name"] = each.Name, ["id"] = each.Id })
            .ToJsonArray());
    }

    static bool IsNamed(ArmRequest request, string part, string value) => !request.Has(part) || ArmId.Equal(request.Route(part), value);

    string LastOf(PlatformImage image) => Paths[0] switch
    {
        ImagePaths.Publishers => image.Publisher,
        ImagePaths.Offers => image.Offer,
        _ => image.Sku,
    };

    string IdOf(ArmRequest request, PlatformImage image) => Paths[0] switch
    {
        ImagePaths.Publishers => ImagePaths.Id(request, image.Publisher),
        ImagePaths.Offers => ImagePaths.Id(request, image.Publisher, image.Offer),
        _ => ImagePaths.Id(request, image.Publisher, image.Offer, image.Sku),
    };
}
