using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Catalogue;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Resources;

/// <summary>GET /subscriptions/{subscription}/locations</summary>
sealed class ListLocations() : ArmEndpoint("GET", "/subscriptions/{subscription}/locations")
{
    public override ArmResponse Answer(ArmRequest request) => ArmResponse.Ok(Locations.All.Select(location => new JsonObject
    {
        ["id"] = $"/subscriptions/{request.Subscription}/locations/{location.Name}",
        ["name"] = location.Name,
        ["displayName"] = location.DisplayName,
        ["regionalDisplayName"] = $"({location.Geography}) {location.DisplayName}",
        ["type"] = "Region",
        ["metadata"] = new JsonObject
        {
            ["regionType"] = "Physical", ["regionCategory"] = "Recommended", ["geographyGroup"] = location.Geography,
        },
    }).ToPage());
}
