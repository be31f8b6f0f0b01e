using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Galleries;

/// <summary>PUT and PATCH …/galleries/{gallery}/images/{image}/versions/{version}: captures, and replicates</summary>
sealed class PutVersion(ArmServices arm, string verb) : ArmEndpoint(verb, GalleryLevel.Version.Path)
{
    public override ArmResponse Answer(ArmRequest request)
    {
        var definition = GalleryLevel.Version.RequireParent(arm, request) ?? throw ArmErrors.ParentNotFound(request.Route("image"));
        if (Verb == "PATCH")
            return Update(request, GalleryLevel.Version.Get(arm, request));
        var existing = GalleryLevel.Version.Find(arm, request);
        GalleryLevel.Version.CheckName(request);
        var location = NewResource.CheckLocation(request, ResourceTypes.GalleryVersions, existing);
        return existing is null ? Create(request, definition, location) : Update(request, existing);
    }

    ArmResponse Create(ArmRequest request, ArmResource definition, string location)
    {
        var id = GalleryLevel.Version.Id(request);
        var profile = PublishingProfile.Read(arm, request.Body.At("properties", "publishingProfile"), location);
        var source = VersionSource.Require(arm, request.Body, location, id);
        source.Check(definition);

        var version = NewResource.Make(id, ResourceTypes.GalleryVersions, location, request.Body["tags"]);
        profile["publishedDate"] = arm.Options.Time.GetUtcNow();
        version.Properties["publishingProfile"] = profile;
        version.Properties["storageProfile"] = VersionDisks.Describe(source.Resource, request.Body.At("properties", "storageProfile"));
        version.Properties["safetyProfile"] = Safety(request.Body, null);
        if (request.Body.At("properties", "securityProfile") is { } security)
            version.Properties["securityProfile"] = security.DeepClone();
        version.Plan = source.Plan?.DeepClone() as JsonObject;
        version.GuestId = source.Resource.GuestId is null ? null : Guid.NewGuid().ToString();
        version.ProvisioningState = "Creating";
        arm.Store.Add(version);
        var body = GalleryViews.Show(arm, version, request.ApiVersion, withStatus: false);
        return ArmResponse.Put(isNew: true, body, Start(version, () => source.CheckGeneration(definition), source.Resource.GuestId));
    }

    ArmResponse Update(ArmRequest request, ArmResource version)
    {
        VersionUpdate.Check(request, version);
        var given = request.Body.At("properties", "publishingProfile");
        if (given is not null)
        {
            var merged = VersionUpdate.Merge(version.Properties.At("publishingProfile"), given, Verb == "PATCH");
            var profile = PublishingProfile.Read(arm, merged, version.Location);
            VersionUpdate.CheckRegions(request, version, profile);
            version.Properties["publishingProfile"] = profile;
        }
        version.Properties["safetyProfile"] = Safety(request.Body, version.Properties["safetyProfile"]);
        if (request.Body["tags"] is { } tags)
            version.Body["tags"] = tags.DeepClone();
        else if (Verb == "PUT")
            version.Body.Remove("tags");
        version.ProvisioningState = "Updating";
        var body = GalleryViews.Show(arm, version, request.ApiVersion, withStatus: false);
        return ArmResponse.Put(isNew: false, body, Start(version, () => VersionUpdate.CheckUsable(arm, version), null));
    }

    ArmOperation Start(ArmResource version, Action check, string? guest) =>
        arm.Operations.Start(OperationKind.Gallery, Verb, version, async cancellationToken =>
        {
            await arm.Store.ChangeAsync(() => check());
            if (guest is not null && version.GuestId is { } copy)
                await arm.Guests.CopyAsync(guest, copy, cancellationToken);
            await arm.Store.ChangeAsync(() => Replication.Begin(arm, version));
            await Replication.WaitAsync(arm, version, cancellationToken);
            return null;
        });

    static JsonObject Safety(JsonObject body, JsonNode? known)
    {
        var safety = known?.DeepClone() as JsonObject ?? new JsonObject
        {
            ["allowDeletionOfReplicatedLocations"] = false,
            ["blockDeletionBeforeEndOfLife"] = false,
            ["reportedForPolicyViolation"] = false,
        };
        foreach (var name in (string[])["allowDeletionOfReplicatedLocations", "blockDeletionBeforeEndOfLife"])
        {
            if (body.At("properties", "safetyProfile", name) is { } value)
                safety[name] = value.DeepClone();
        }
        return safety;
    }
}
