using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Catalogue;
using Ingot.Emulator.Arm.Network;

namespace Ingot.Emulator.Arm.Common;

/// <summary>The frame around every resource that a PUT makes or changes.</summary>
static class NewResource
{
    /// <summary>A resource with the members all types share; properties are left to the caller.</summary>
    public static ArmResource Make(string id, string type, string location, JsonNode? tags = null)
    {
        var body = new JsonObject { ["id"] = id, ["name"] = ArmId.NameOf(id), ["type"] = type, ["location"] = location };
        if (tags is not null)
            body["tags"] = tags.DeepClone();
        body["properties"] = new JsonObject();
        return new() { Id = id, Type = type, Body = body };
    }

    /// <summary>The location of the body, checked: known, and not another than the resource has.</summary>
    public static string CheckLocation(ArmRequest request, string type, ArmResource? existing)
    {
        var location = Locations.Require(request, type);
        if (existing is not null && existing.Location != location)
            throw ArmErrors.LocationChange(existing.Name, type, existing.Group, existing.Location, location);
        return location;
    }

    /// <summary>Answers a PUT of a type that is ready at once, through an operation as Azure does.</summary>
    public static ArmResponse Finish(ArmServices arm, OperationKind kind, ArmResource resource, bool isNew)
    {
        resource.ProvisioningState = "Updating";
        arm.Store.Add(resource);
        var body = resource.Copy();
        return ArmResponse.Put(isNew, body, arm.Operations.Start(kind, "PUT", resource, _ => FollowAsync(arm, kind)));
    }

    /// <summary>Answers a DELETE of a type that goes at once: 204 when there is nothing, else an operation.</summary>
    /// <param name="arm">What operations work with.</param>
    /// <param name="kind">Whose status addresses it gets.</param>
    /// <param name="resource">What goes, or null.</param>
    /// <param name="check">Throws the refusal when it is in use.</param>
    /// <param name="remove">Takes it away; the store's gate is held.</param>
    public static ArmResponse Delete(
        ArmServices arm,
        OperationKind kind,
        ArmResource? resource,
        Action<ArmResource> check,
        Action<ArmResource> remove)
    {
        if (resource is null)
            return ArmResponse.NoContent;
        check(resource);
        resource.ProvisioningState = "Deleting";
        return ArmResponse.Accepted(arm.Operations.Start(kind, "DELETE", resource, async _ =>
        {
            await arm.Store.ChangeAsync(() => remove(resource));
            return await FollowAsync(arm, kind);
        }));
    }

    /// <summary>Lets the guests follow a change of the network.</summary>
    /// <returns>Null: such an operation has no result.</returns>
    public static async Task<JsonNode?> FollowAsync(ArmServices arm, OperationKind kind)
    {
        if (kind == OperationKind.Network)
            await MachineDoors.RefreshAsync(arm);
        return null;
    }
}
