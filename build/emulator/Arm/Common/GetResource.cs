namespace Ingot.Emulator.Arm.Common;

/// <summary>GET …/resourceGroups/{group}/providers/{type}/{name}, for types whose answer is the stored body</summary>
sealed class GetResource(ArmServices arm, string type) : ArmEndpoint("GET", ResourcePaths.One(type))
{
    public override ArmResponse Answer(ArmRequest request) => ArmResponse.Ok(arm.Store.Get(request, type).Copy());
}
