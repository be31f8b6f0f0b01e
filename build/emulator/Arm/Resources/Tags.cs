using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Resources;

/// <summary>Tags of a resource or group, and the resource that stands for them.</summary>
static class Tags
{
    const string Suffix = "/providers/Microsoft.Resources/tags/default";

    /// <summary>Routes of a tags resource: on a group, on a resource, on resources nested once and twice.</summary>
    public static string[] Paths { get; } =
    [
        "/subscriptions/{subscription}/resourceGroups/{group}" + Suffix,
        "/subscriptions/{subscription}/resourceGroups/{group}/providers/{namespace}/{type}/{name}" + Suffix,
        "/subscriptions/{subscription}/resourceGroups/{group}/providers/{namespace}/{type}/{name}/{childType}/{child}" + Suffix,
        "/subscriptions/{subscription}/resourceGroups/{group}/providers/{namespace}/{type}/{name}/{childType}/{child}/{grandchildType}/{grandchild}" + Suffix,
    ];

    /// <summary>The tags, as pairs.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Of(ArmResource resource)
    {
        foreach (var (name, value) in resource.Body["tags"] as JsonObject ?? [])
        {
            if (value is JsonValue text && text.TryGetValue<string>(out var content))
                yield return new(name, content);
        }
    }

    /// <summary>The resource or group that the path names.</summary>
    public static ArmResource Target(ArmServices arm, ArmRequest request)
    {
        var id = ArmId.OfGroup(request.Subscription, request.Group);
        if (request.Has("name"))
            id += $"/providers/{request.Route("namespace")}/{request.Route("type")}/{request.Name}";
        if (request.Has("child"))
            id += $"/{request.Route("childType")}/{request.Route("child")}";
        if (request.Has("grandchild"))
            id += $"/{request.Route("grandchildType")}/{request.Route("grandchild")}";
        return arm.Store.Find(id) ?? throw ArmErrors.ResourceNotFound(
            $"{request.Route("namespace")}/{request.Route("type")}",
            request.Name,
            request.Group);
    }

    public static ArmResponse Answer(ArmResource target) => ArmResponse.Ok(new JsonObject
    {
        ["id"] = target.Id + Suffix,
        ["name"] = "default",
        ["type"] = "Microsoft.Resources/tags",
        ["properties"] = new JsonObject { ["tags"] = target.Body["tags"]?.DeepClone() ?? new JsonObject() },
    });

    /// <summary>Replaces them, if they keep the rules.</summary>
    public static void Set(ArmResource target, IEnumerable<KeyValuePair<string, string>> tags)
    {
        var made = new JsonObject();
        foreach (var (name, value) in tags)
            made[name] = value;
        TagRules.Check(made);
        target.Body["tags"] = made;
    }

    /// <summary>The tags that a request to the tags resource carries.</summary>
    public static IEnumerable<KeyValuePair<string, string>> In(ArmRequest request)
    {
        if (request.Body.At("properties", "tags") is not JsonObject tags)
            throw new ArmException(400, "InvalidRequestContent", "The request content was invalid: 'properties.tags' is required.");
        return [.. tags.Select(tag => new KeyValuePair<string, string>(tag.Key, tag.Value?.ToString() ?? ""))];
    }
}
