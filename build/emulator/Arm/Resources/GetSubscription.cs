using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Resources;

/// <summary>GET /subscriptions/{subscription}</summary>
sealed class GetSubscription(ArmServices arm) : ArmEndpoint("GET", "/subscriptions/{subscription}")
{
    public override ArmResponse Answer(ArmRequest request) => ArmResponse.Ok(Describe(arm.Options, request.Subscription));

    public static JsonObject Describe(EmulatorOptions options, string id) => new()
    {
        ["id"] = $"/subscriptions/{id}",
        ["authorizationSource"] = "RoleBased",
        ["managedByTenants"] = new JsonArray(),
        ["subscriptionId"] = id,
        ["tenantId"] = options.TenantId,
        ["displayName"] = "Rehearsal",
        ["state"] = "Enabled",
        ["subscriptionPolicies"] = new JsonObject
        {
            ["locationPlacementId"] = "Internal_2014-09-01", ["quotaId"] = "Internal_2014-09-01", ["spendingLimit"] = "Off",
        },
    };
}
