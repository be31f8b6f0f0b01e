namespace Ingot.Emulator.Rehearsals;

/// <summary>A gallery of somebody else, readable by its public or unique name.</summary>
public sealed record PublishedGallery
{
    /// <summary>The public name of a community gallery, or the unique name of a shared one.</summary>
    public required string Name { get; init; }

    /// <summary>True for a community gallery; false for one that is shared with this subscription.</summary>
    public bool Community { get; init; } = true;

    /// <summary>Its image definitions.</summary>
    public IReadOnlyList<PublishedImage> Images { get; init; } = [];
}
