using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Resources;

/// <summary>GET /subscriptions</summary>
sealed class ListSubscriptions(ArmServices arm) : ArmEndpoint("GET", "/subscriptions")
{
    public override ArmResponse Answer(ArmRequest request) =>
        ArmResponse.Ok(new JsonNode[] { GetSubscription.Describe(arm.Options) }.ToPage());
}
