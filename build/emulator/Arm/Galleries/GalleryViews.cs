using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Galleries;

/// <summary>What is shown of a gallery's resources, in the shape of the API version that asks.</summary>
static class GalleryViews
{
    // Members with the API version that brought them.
    static readonly (string Since, string[] Path)[] Newer =
    [
        ("2021-07-01", ["features"]),
        ("2021-10-01", ["architecture"]),
        ("2021-07-01", ["publishingProfile", "replicationMode"]),
        ("2022-03-03", ["safetyProfile"]),
        ("2022-03-03", ["securityProfile"]),
    ];

    /// <summary>A copy to answer with.</summary>
    public static JsonObject Show(ArmServices arm, ArmResource resource, string apiVersion, bool withStatus)
    {
        var body = resource.Copy();
        if (body["properties"] is not JsonObject properties)
            return body;
        foreach (var (since, path) in Newer)
        {
            if (string.CompareOrdinal(apiVersion, since) < 0 && properties.At(path.AsSpan(0, path.Length - 1)) is JsonObject holder)
                holder.Remove(path[^1]);
        }
        if (withStatus && resource.Type == ResourceTypes.GalleryVersions)
            properties["replicationStatus"] = Replication.Status(resource, arm.Options.Time.GetUtcNow());
        return body;
    }

    /// <summary>Takes tags and the named properties from a body; a PUT without one of them takes it away.</summary>
    public static void Merge(ArmResource resource, JsonObject body, IEnumerable<string> names, bool isPatch)
    {
        Set(resource.Body, "tags", body["tags"], isPatch);
        foreach (var name in names)
            Set(resource.Properties, name, body.At("properties", name), isPatch);
    }

    /// <summary>Answers the PUT or PATCH of a resource that is ready at once.</summary>
    public static ArmResponse Finish(ArmServices arm, ArmRequest request, ArmResource resource, bool isNew)
    {
        resource.ProvisioningState = isNew ? "Creating" : "Updating";
        arm.Store.Add(resource);
        var body = Show(arm, resource, request.ApiVersion, withStatus: false);
        var done = arm.Operations.Start(OperationKind.Gallery, request.Verb, resource, _ => Task.FromResult<JsonNode?>(null));
        return ArmResponse.Put(isNew, body, done);
    }

    static void Set(JsonObject holder, string name, JsonNode? value, bool isPatch)
    {
        if (value is not null)
            holder[name] = value.DeepClone();
        else if (!isPatch)
            holder.Remove(name);
    }
}
