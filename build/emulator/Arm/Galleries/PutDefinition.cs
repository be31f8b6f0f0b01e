using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Galleries;

/// <summary>PUT and PATCH …/galleries/{gallery}/images/{image}: an image definition</summary>
sealed class PutDefinition(ArmServices arm, string verb) : ArmEndpoint(verb, GalleryLevel.Image.Path)
{
    static readonly string[] Settings =
    [
        "description", "eula", "privacyStatementUri", "releaseNoteUri", "endOfLifeDate", "recommended", "disallowed",
    ];

    public override ArmResponse Answer(ArmRequest request)
    {
        var gallery = GalleryLevel.Image.RequireParent(arm, request);
        if (Verb == "PATCH")
            return Update(request, GalleryLevel.Image.Get(arm, request));
        var existing = GalleryLevel.Image.Find(arm, request);
        GalleryLevel.Image.CheckName(request);
        var location = NewResource.CheckLocation(request, ResourceTypes.GalleryImages, existing);
        if (existing is not null)
            return Update(request, existing);
        var made = NewResource.Make(GalleryLevel.Image.Id(request), ResourceTypes.GalleryImages, location);
        DefinitionRules.Fix(made.Properties, request.Body.At("properties"));
        DefinitionRules.CheckIdentifier(arm, gallery, made);
        GalleryViews.Merge(made, request.Body, Settings, isPatch: false);
        return GalleryViews.Finish(arm, request, made, isNew: true);
    }

    ArmResponse Update(ArmRequest request, ArmResource definition)
    {
        DefinitionRules.CheckUnchanged(definition.Properties, request.Body.At("properties"));
        GalleryViews.Merge(definition, request.Body, Settings, Verb == "PATCH");
        return GalleryViews.Finish(arm, request, definition, isNew: false);
    }
}
