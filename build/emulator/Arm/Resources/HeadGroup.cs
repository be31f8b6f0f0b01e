using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Resources;

/// <summary>HEAD /subscriptions/{subscription}/resourceGroups/{group}: 204 or 404</summary>
sealed class HeadGroup(ArmServices arm) : ArmEndpoint("HEAD", "/subscriptions/{subscription}/resourceGroups/{group}")
{
    public override ArmResponse Answer(ArmRequest request)
    {
        GetGroup.Find(arm, request);
        return ArmResponse.NoContent;
    }
}
