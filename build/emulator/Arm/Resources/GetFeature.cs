using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;
using Ingot.Emulator.Rehearsals;

namespace Ingot.Emulator.Arm.Resources;

/// <summary>GET /subscriptions/{subscription}/providers/Microsoft.Features/providers/{namespace}/features/{name}</summary>
sealed class GetFeature(ArmServices arm)
    : ArmEndpoint("GET", "/subscriptions/{subscription}/providers/Microsoft.Features/providers/{namespace}/features/{name}")
{
    public override ArmResponse Answer(ArmRequest request)
    {
        var name = $"{request.Route("namespace")}/{request.Name}";
        var state = arm.Options.Rehearsal.Features.FirstOrDefault(feature => ArmId.Equal(feature.Key, name)) is { Key: not null } found
            ? found.Value
            : Registration.NotRegistered;
        return ArmResponse.Ok(new JsonObject
        {
            ["id"] = request.Path,
            ["name"] = name,
            ["type"] = "Microsoft.Features/providers/features",
            ["properties"] = new JsonObject { ["state"] = state.ToString() },
        });
    }
}
