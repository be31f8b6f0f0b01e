using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Galleries;

/// <summary>PUT and PATCH …/galleries/{gallery}</summary>
sealed class PutGallery(ArmServices arm, string verb) : ArmEndpoint(verb, GalleryLevel.Gallery.Path)
{
    static readonly string[] Settings = ["description", "sharingProfile", "softDeletePolicy"];

    public override ArmResponse Answer(ArmRequest request)
    {
        if (Verb == "PATCH")
        {
            var known = GalleryLevel.Gallery.Get(arm, request);
            GalleryViews.Merge(known, request.Body, Settings, isPatch: true);
            return GalleryViews.Finish(arm, request, known, isNew: false);
        }
        var existing = GalleryLevel.Gallery.Find(arm, request);
        GalleryLevel.Gallery.CheckName(request);
        var location = NewResource.CheckLocation(request, ResourceTypes.Galleries, existing);
        var gallery = existing ?? Make(GalleryLevel.Gallery.Id(request), request.Subscription, location);
        GalleryViews.Merge(gallery, request.Body, Settings, isPatch: false);
        return GalleryViews.Finish(arm, request, gallery, existing is null);
    }

    /// <summary>A gallery with nothing in it.</summary>
    public static ArmResource Make(string id, string subscription, string location)
    {
        var gallery = NewResource.Make(id, ResourceTypes.Galleries, location);
        gallery.Properties["identifier"] = new JsonObject { ["uniqueName"] = $"{subscription}-{gallery.Name.ToUpperInvariant()}" };
        gallery.ProvisioningState = "Succeeded";
        return gallery;
    }
}
