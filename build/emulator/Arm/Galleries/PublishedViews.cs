using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Catalogue;
using Ingot.Emulator.Arm.Common;
using Ingot.Emulator.Rehearsals;

namespace Ingot.Emulator.Arm.Galleries;

/// <summary>What is shown of the galleries of others.</summary>
static class PublishedViews
{
    public static JsonObject Gallery(ArmRequest request, PublishedGallery gallery) =>
        Frame(request, gallery.Name, PublishedPaths.UniqueId(request, gallery.Community), []);

    public static JsonObject Image(ArmRequest request, PublishedImage image, bool isCommunity)
    {
        var properties = new JsonObject
        {
            ["osType"] = "Windows",
            ["osState"] = "Generalized",
            ["hyperVGeneration"] = image.Generation,
            ["architecture"] = "x64",
            ["identifier"] = new JsonObject { ["publisher"] = request.Route("gallery"), ["offer"] = "Windows", ["sku"] = image.Name },
        };
        if (image.SecurityType is { } security)
            properties["features"] = new JsonArray(new JsonObject { ["name"] = "SecurityType", ["value"] = security });
        return Frame(request, image.Name, PublishedPaths.UniqueId(request, isCommunity, image.Name), properties);
    }

    public static JsonObject Version(ArmRequest request, PublishedImage image, string version, bool isCommunity) => Frame(
        request,
        version,
        PublishedPaths.UniqueId(request, isCommunity, image.Name, version),
        new()
        {
            ["publishedDate"] = "2025-02-14T00:00:00Z",
            ["excludeFromLatest"] = image.ExcludedFromLatest.Contains(version, StringComparer.Ordinal),
            ["storageProfile"] = new JsonObject
            {
                ["osDiskImage"] = new JsonObject { ["diskSizeGB"] = PublishedGalleries.SizeGB, ["hostCaching"] = "ReadWrite" },
            },
        });

    static JsonObject Frame(ArmRequest request, string name, string uniqueId, JsonObject properties) => new()
    {
        ["name"] = name,
        ["location"] = Locations.Get(request.Route("location")).Name,
        ["identifier"] = new JsonObject { ["uniqueId"] = uniqueId },
        ["properties"] = properties,
    };
}
