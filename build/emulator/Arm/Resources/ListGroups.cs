using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Resources;

/// <summary>GET /subscriptions/{subscription}/resourceGroups[?$filter=tagName eq 'a' and tagValue eq 'b']</summary>
sealed class ListGroups(ArmServices arm) : ArmEndpoint("GET", "/subscriptions/{subscription}/resourceGroups")
{
    public override ArmResponse Answer(ArmRequest request)
    {
        var filter = ResourceFilter.Parse(request.Query("$filter"));
        return ArmResponse.Ok(arm.Store.OfType(ResourceTypes.Groups)
            .Where(group => ArmId.IsInGroup(group.Id, $"/subscriptions/{request.Subscription}"))
            .Where(filter.Accepts).Select(group => group.Copy()).ToPage());
    }
}
