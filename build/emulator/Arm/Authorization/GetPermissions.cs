using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Authorization;

/// <summary>GET {subscription, group or resource}/providers/Microsoft.Authorization/permissions: what the caller may do there</summary>
sealed class GetPermissions(ArmServices arm) : ArmEndpoint(
    "GET",
    "/subscriptions/{subscription}" + Suffix,
    "/subscriptions/{subscription}/resourceGroups/{group}" + Suffix,
    "/subscriptions/{subscription}/resourceGroups/{group}/providers/{namespace}/{type}/{name}" + Suffix,
    "/subscriptions/{subscription}/resourceGroups/{group}/providers/{namespace}/{type}/{name}/{childType}/{child}" + Suffix,
    "/subscriptions/{subscription}/resourceGroups/{group}/providers/{namespace}/{type}/{name}/{childType}/{child}/{lastType}/{last}" + Suffix)
{
    const string Suffix = "/providers/Microsoft.Authorization/permissions";

    public override ArmResponse Answer(ArmRequest request)
    {
        var scope = request.Path[..request.Path.LastIndexOf(Suffix, StringComparison.OrdinalIgnoreCase)];
        return ArmResponse.Ok(Grants.At(arm.Options, scope).Select(grant => new JsonObject
        {
            ["actions"] = Texts(grant.Actions),
            ["notActions"] = Texts(grant.NotActions),
            ["dataActions"] = Texts(grant.DataActions),
            ["notDataActions"] = Texts(grant.NotDataActions),
        }).ToPage());
    }

    static JsonArray Texts(IEnumerable<string> texts) => texts.Select(text => (JsonNode)text).ToJsonArray();
}
