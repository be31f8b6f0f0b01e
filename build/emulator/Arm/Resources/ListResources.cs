using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Resources;

/// <summary>
/// GET /subscriptions/{subscription}/resources and
/// GET /subscriptions/{subscription}/resourceGroups/{group}/resources, both with $filter
/// </summary>
sealed class ListResources(ArmServices arm) : ArmEndpoint(
    "GET",
    "/subscriptions/{subscription}/resources",
    "/subscriptions/{subscription}/resourceGroups/{group}/resources")
{
    // What the list shows of a resource: no properties.
    static readonly string[] Shown = ["id", "name", "type", "location", "sku", "kind", "managedBy", "zones", "tags"];

    public override ArmResponse Answer(ArmRequest request)
    {
        var filter = ResourceFilter.Parse(request.Query("$filter"));
        var scope = request.Has("group") ? ArmId.OfGroup(request.Subscription, request.Group) : $"/subscriptions/{request.Subscription}";
        return ArmResponse.Ok(arm.Store.InGroup(scope)
            .Where(resource => resource.Type is not (ResourceTypes.Groups or ResourceTypes.RunCommands) && filter.Accepts(resource))
            .Select(resource => Summary(resource, filter.IsByTag))
            .ToPage());
    }

    // Azure answers a tag filter without the tags.
    static JsonObject Summary(ArmResource resource, bool withoutTags)
    {
        var summary = new JsonObject();
        foreach (var name in Shown)
        {
            if (resource.Body[name] is { } value && !(withoutTags && name == "tags"))
                summary[name] = value.DeepClone();
        }
        return summary;
    }
}
