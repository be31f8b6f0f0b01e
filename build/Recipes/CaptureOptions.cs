namespace Ingot.Recipes;

/// <summary>What becomes of the build VM.</summary>
public sealed record CaptureOptions
{
    /// <summary>Managed image, gallery image version, or both.</summary>
    public CaptureKind Kind { get; init; }

    /// <summary>Captures without generalizing: every VM made of it has this VM's accounts and computer name.</summary>
    public bool Specialized { get; init; }

    /// <summary>Keeps the managed image in three zones; its region must have zones.</summary>
    public bool ZoneResilient { get; init; }

    /// <summary>The gallery image version; null: none is wanted.</summary>
    public GalleryOptions? Gallery { get; init; }

    /// <summary>True when a managed image is wanted.</summary>
    public bool WantsManagedImage => Kind is CaptureKind.ManagedImage or CaptureKind.Both;

    /// <summary>True when a gallery image version is wanted.</summary>
    public bool WantsGallery => Kind is CaptureKind.Gallery or CaptureKind.Both;
}
