namespace Ingot.Emulator.Arm.Common;

/// <summary>GET …/providers/{type}, of a group and of the subscription, for types whose answer is the stored body</summary>
sealed class ListOfType(ArmServices arm, string type) : ArmEndpoint("GET", ResourcePaths.InSubscription(type), ResourcePaths.InGroup(type))
{
    public override ArmResponse Answer(ArmRequest request) => ArmResponse.Ok(arm.Store.OfType(type)
        .Where(resource => ArmId.IsInGroup(resource.Id, $"/subscriptions/{request.Subscription}"))
        .Where(resource => !request.Has("group") || ArmId.Equal(resource.Group, request.Group))
        .Select(resource => resource.Copy())
        .ToPage());
}
