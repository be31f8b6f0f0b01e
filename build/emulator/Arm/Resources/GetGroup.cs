using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Resources;

/// <summary>GET /subscriptions/{subscription}/resourceGroups/{group}</summary>
sealed class GetGroup(ArmServices arm) : ArmEndpoint("GET", "/subscriptions/{subscription}/resourceGroups/{group}")
{
    public override ArmResponse Answer(ArmRequest request) => ArmResponse.Ok(Find(arm, request).Copy());

    /// <summary>The group that the path names.</summary>
    /// <exception cref="ArmException">404 ResourceGroupNotFound.</exception>
    public static ArmResource Find(ArmServices arm, ArmRequest request) =>
        arm.Store.Find(ArmId.OfGroup(request.Subscription, request.Group)) ?? throw ArmErrors.GroupNotFound(request.Group);
}
