using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Catalogue;

/// <summary>GET …/skus/{sku}/versions/{version}</summary>
sealed class GetImageVersion() : ArmEndpoint("GET", ImagePaths.Versions + "/{version}")
{
    public override ArmResponse Answer(ArmRequest request)
    {
        var image = ImagePaths.Image(request);
        var version = PlatformImages.Resolve(image, request.Route("version")) ?? throw ImagePaths.NotFound();
        var features = new JsonArray();
        if (image.Generation == "V2")
            features.Add((JsonNode)new JsonObject { ["name"] = "SecurityType", ["value"] = "TrustedLaunchSupported" });
        return ArmResponse.Ok(new JsonObject
        {
            ["location"] = Locations.Get(request.Route("location")).Name,
            ["name"] = version,
            ["id"] = $"{ImagePaths.Id(request, image.Sku)}/Versions/{version}",
            ["properties"] = new JsonObject
            {
                ["hyperVGeneration"] = image.Generation,
                ["architecture"] = "x64",
                ["replicaType"] = "Managed",
                ["replicaCount"] = 10,
                ["osDiskImage"] = new JsonObject { ["operatingSystem"] = "Windows", ["sizeInGb"] = 127 },
                ["dataDiskImages"] = new JsonArray(),
                ["features"] = features,
            },
        });
    }
}
