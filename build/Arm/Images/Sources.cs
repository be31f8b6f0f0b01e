using Ingot.Recipes;

namespace Ingot.Arm.Images;

/// <summary>Finds the image that a bake starts from, and pins it to one version, so that the same recipe can be baked again from the same source.</summary>
public static class Sources
{
    /// <summary>Finds it.</summary>
    /// <param name="session">The session.</param>
    /// <param name="location">Region of the build VM, where the image has to be.</param>
    /// <param name="asked">What the recipe names, or what a build VM says that it was made of.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="Fault">There is no such image there, or it is none that a build VM can be made of.</exception>
    public static Task<PinnedSource> PinAsync(ArmSession session, string location, string asked, CancellationToken cancellationToken) =>
        SourceImage.Parse(asked) switch
        {
            { Kind: SourceKind.Marketplace } source => new MarketplaceSource(session, location, source).PinAsync(cancellationToken),
            { Kind: SourceKind.ManagedImage } source => new ManagedImageSource(session, location, source).PinAsync(cancellationToken),
            { Kind: SourceKind.Gallery } source => new GallerySource(session, location, source).PinAsync(cancellationToken),
            { Kind: SourceKind.CommunityGallery } source => new CommunitySource(session, location, source).PinAsync(cancellationToken),
            { Kind: SourceKind.SharedGallery } source => new SharedSource(session, location, source).PinAsync(cancellationToken),
            _ => throw new Fault(
                $"'{asked}' is no source image.",
                "The recipe or the tag of the build VM names nothing that an image could be.",
                "Correct --source-image; a build VM whose tag was changed goes with Cleanup."),
        };
}
