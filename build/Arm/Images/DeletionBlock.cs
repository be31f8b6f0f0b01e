using System.Text.Json.Nodes;
using Azure;
using Azure.Core;
using Azure.ResourceManager.Resources;
using Ingot.Recipes;

namespace Ingot.Arm.Images;

/// <summary>Has Azure refuse the deletion of a version before its end of life.</summary>
/// <remarks>
/// The typed client is older than this property, so it is written through the generic one, which speaks the newest API version that Azure lists:
/// https://learn.microsoft.com/rest/api/compute/gallery-image-versions/create-or-update
/// </remarks>
static class DeletionBlock
{
    const string Property = "blockDeletionBeforeEndOfLife";

    /// <summary>True when it is wanted and not there.</summary>
    public static async Task<bool> IsNeededAsync(ArmSession session, GalleryOptions gallery, ResourceIdentifier version, CancellationToken cancellationToken) =>
        gallery.BlockDeletionBeforeEndOfLife && !IsSet(Properties(await ReadAsync(session, version, cancellationToken)));

    /// <summary>Sets it, where it is wanted.</summary>
    /// <exception cref="Fault">This cloud does not know the property yet.</exception>
    public static async Task SetAsync(ArmSession session, GalleryOptions gallery, ResourceIdentifier version, CancellationToken cancellationToken)
    {
        if (!gallery.BlockDeletionBeforeEndOfLife)
            return;
        var found = await ReadAsync(session, version, cancellationToken);
        var properties = Properties(found);
        if (IsSet(properties))
            return;
        var request = new GenericResourceData(found.Data.Location) { Properties = BinaryData.FromString(Blocked(properties).ToJsonString()) };
        foreach (var (name, value) in found.Data.Tags)
            request.Tags[name] = value;
        Fault? lost = null;
        try
        {
            await ArmCall.RunAsync(
                $"block the deletion of image version {version.Name}",
                () => session.Client.GetGenericResources().CreateOrUpdateAsync(WaitUntil.Completed, version, request, cancellationToken));
        }
        catch (Fault fault) when (ArmWrite.MayBeDone(fault))
        {
            // Its answer was lost, perhaps: what can be read counts.
            lost = fault;
        }

        if (!IsSet(Properties(await ReadAsync(session, version, cancellationToken))))
            throw lost ?? NotBlocked(version);
    }

    static async Task<GenericResource> ReadAsync(ArmSession session, ResourceIdentifier version, CancellationToken cancellationToken) =>
        (await ArmCall.RunAsync($"read image version {version.Name}", () => session.Client.GetGenericResource(version).GetAsync(cancellationToken))).Value;

    static Fault NotBlocked(ResourceIdentifier version) => new(
        $"The deletion of image version {version.Name} is not blocked.",
        "This cloud took the request, and does not know the property.",
        "Leave --block-deletion-before-end-of-life out, or protect the version with a lock: az lock create --lock-type CanNotDelete. It is published all the same.");

    static JsonObject Properties(GenericResource version) => JsonNode.Parse(version.Data.Properties)?.AsObject() ?? [];

    static bool IsSet(JsonObject properties) => properties["safetyProfile"]?[Property]?.GetValue<bool>() == true;

    // What Azure derives is left out; an update that repeats it is refused.
    static JsonObject Blocked(JsonObject properties)
    {
        var safety = properties["safetyProfile"]?.DeepClone().AsObject() ?? [];
        safety[Property] = true;
        safety.Remove("policyViolations");
        safety.Remove("reportedForPolicyViolation");
        var publishing = properties["publishingProfile"]?.DeepClone().AsObject() ?? [];
        publishing.Remove("publishedDate");
        return new JsonObject
        {
            ["publishingProfile"] = publishing,
            ["storageProfile"] = new JsonObject { ["source"] = properties["storageProfile"]?["source"]?.DeepClone() },
            ["safetyProfile"] = safety,
        };
    }
}
