using System.Globalization;
using System.Text.RegularExpressions;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Galleries;

/// <summary>One of the three nested types: a gallery, an image definition in it, an image version of that.</summary>
/// <param name="Type">Full resource type.</param>
/// <param name="Path">Route of one resource.</param>
/// <param name="List">Last part of the route of the list below its parent.</param>
/// <param name="Entity">What a refused name is called.</param>
/// <param name="Rule">What a name has to match.</param>
/// <param name="Parent">The type above, or null.</param>
sealed record GalleryLevel(string Type, string Path, string List, string Entity, string Rule, GalleryLevel? Parent)
{
    public static GalleryLevel Gallery { get; } = new(
        ResourceTypes.Galleries,
        ResourcePaths.InGroup(ResourceTypes.Galleries) + "/{gallery}",
        "galleries",
        "galleryName",
        "^[A-Za-z0-9]([A-Za-z0-9._]{0,78}[A-Za-z0-9])?$",
        null);

    public static GalleryLevel Image { get; } = new(
        ResourceTypes.GalleryImages,
        Gallery.Path + "/images/{image}",
        "images",
        "galleryImageName",
        "^[A-Za-z0-9]([A-Za-z0-9._-]{0,78}[A-Za-z0-9])?$",
        Gallery);

    public static GalleryLevel Version { get; } = new(
        ResourceTypes.GalleryVersions,
        Image.Path + "/versions/{version}",
        "versions",
        "galleryImageVersionName",
        @"^[0-9]+\.[0-9]+\.[0-9]+$",
        Image);

    /// <summary>The id that the path names.</summary>
    public string Id(ArmRequest request)
    {
        var gallery = ArmId.Of(request.Subscription, request.Group, ResourceTypes.Galleries, request.Route("gallery"));
        if (Parent is null)
            return gallery;
        var image = $"{gallery}/images/{request.Route("image")}";
        return Parent.Parent is null ? image : $"{image}/versions/{request.Route("version")}";
    }

    public ArmResource? Find(ArmServices arm, ArmRequest request) => arm.Store.Find(Id(request));

    /// <summary>The resource that the path names.</summary>
    /// <exception cref="ArmException">404 ParentResourceNotFound or ResourceNotFound.</exception>
    public ArmResource Get(ArmServices arm, ArmRequest request)
    {
        RequireParent(arm, request);
        var id = Id(request);
        if (arm.Store.Find(id) is { } resource)
            return resource;
        var path = id[(id.IndexOf("/providers/", StringComparison.Ordinal) + "/providers/".Length)..];
        throw ArmErrors.ResourceNotFound(path[..path.LastIndexOf('/')], ArmId.NameOf(path), request.Group);
    }

    /// <summary>The resource above the one that the path names; null for a gallery.</summary>
    /// <exception cref="ArmException">404 ParentResourceNotFound.</exception>
    public ArmResource? RequireParent(ArmServices arm, ArmRequest request)
    {
        if (Parent is null)
            return null;
        Parent.RequireParent(arm, request);
        return Parent.Find(arm, request) ?? throw ArmErrors.ParentNotFound(Parent.ShortName(request));
    }

    /// <summary>Refuses a name that Azure would not take.</summary>
    /// <exception cref="ArmException">400 InvalidParameter.</exception>
    public void CheckName(ArmRequest request)
    {
        var name = ArmId.NameOf(Id(request));
        var isValid = Regex.IsMatch(name, Rule, RegexOptions.None, TimeSpan.FromSeconds(1));
        // Each number of a version has to fit 32 bits.
        if (isValid && this == Version)
            isValid = name.Split('.').All(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out _));
        if (!isValid)
            throw ArmErrors.Invalid(Entity, $"The entity name '{Entity}' is invalid according to its validation rule: {Rule}.");
    }

    string ShortName(ArmRequest request) =>
        Parent is null ? request.Route("gallery") : $"{request.Route("gallery")}/{request.Route("image")}";
}
