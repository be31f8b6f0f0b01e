using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Resources;

/// <summary>GET /subscriptions</summary>
sealed class ListSubscriptions(ArmServices arm) : ArmEndpoint("GET", "/subscriptions")
{
    public override ArmResponse Answer(ArmRequest request) =>
        ArmResponse.Ok(arm.Options.Rehearsal.Subscriptions.Prepend(arm.Options.SubscriptionId)
            .Select(id => GetSubscription.Describe(arm.Options, id)).ToPage());
}
