namespace Ingot.Recipes;

/// <summary>What a source image is.</summary>
public enum SourceKind
{
    /// <summary>An image of the marketplace: publisher:offer:sku:version.</summary>
    Marketplace,

    /// <summary>A managed image, by its id.</summary>
    ManagedImage,

    /// <summary>An image definition or version of a gallery, by its id.</summary>
    Gallery,

    /// <summary>An image or version of a community gallery: /CommunityGalleries/…/Images/…[/Versions/…].</summary>
    CommunityGallery,

    /// <summary>An image or version of a gallery that is shared directly: /SharedGalleries/…/Images/…[/Versions/…].</summary>
    SharedGallery,
}
