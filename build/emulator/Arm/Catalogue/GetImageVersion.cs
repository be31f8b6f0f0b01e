using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Catalogue;

/// <summary>GET …/skus/{sku}/versions/{version}</summary>
sealed class GetImageVersion(ArmServices arm) : ArmEndpoint("GET", ImagePaths.Versions + "/{version}")
{
    public override ArmResponse Answer(ArmRequest request)
    {
        var image = ImagePaths.Image(arm, request);
        var version = PlatformImages.Resolve(image, request.Route("version")) ?? throw ImagePaths.NotFound();
        return ArmResponse.Ok(new JsonObject
        {
            ["location"] = Locations.Get(request.Route("location")).Name,
            ["name"] = version,
            ["id"] = $"{ImagePaths.Id(request, image.Publisher, image.Offer, image.Sku)}/Versions/{version}",
            ["properties"] = Describe(image),
        });
    }

    static JsonObject Describe(PlatformImage image)
    {
        var properties = new JsonObject
        {
            ["hyperVGeneration"] = image.Generation,
            ["architecture"] = image.Architecture,
            ["replicaType"] = "Managed",
            ["replicaCount"] = 10,
            ["osDiskImage"] = new JsonObject { ["operatingSystem"] = "Windows", ["sizeInGb"] = image.SizeGB },
            ["dataDiskImages"] = image.DataDiskSizesGB
                .Select((size, lun) => (JsonNode)new JsonObject { ["lun"] = lun, ["sizeInGb"] = size })
                .ToJsonArray(),
            ["features"] = Features(image),
            ["automaticOSUpgradeProperties"] = new JsonObject { ["automaticOSUpgradeSupported"] = image.Plan is null },
        };
        if (image.Plan is not null)
            properties["plan"] = MarketplaceTerms.PlanOf(image);
        return properties;
    }

    static JsonArray Features(PlatformImage image)
    {
        var features = new List<(string Name, string Value)>
        {
            ("IsAcceleratedNetworkSupported", "True"),
            ("DiskControllerTypes", image.Generation == "V2" ? "SCSI, NVMe" : "SCSI"),
        };
        if (image.SecurityType is { } security)
            features.Add(("SecurityType", security));
        return features.Select(feature => (JsonNode)new JsonObject { ["name"] = feature.Name, ["value"] = feature.Value }).ToJsonArray();
    }
}
