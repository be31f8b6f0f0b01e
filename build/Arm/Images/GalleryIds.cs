using Azure.Core;
using Azure.ResourceManager.Compute;
using Ingot.Recipes;

namespace Ingot.Arm.Images;

/// <summary>Ids of a recipe's gallery, image definition and versions: pure functions of the recipe.</summary>
sealed class GalleryIds(ArmSession session, Recipe recipe)
{
    /// <summary>What the recipe says of the gallery.</summary>
    public GalleryOptions Options { get; } = recipe.Capture.Gallery ?? throw new ArgumentException("The recipe has no gallery.", nameof(recipe));

    /// <summary>False when the recipe lacks the names, or has some that no id can hold; that is a finding of its own.</summary>
    public bool AreNamed => IsName(Options.Gallery) && IsName(Options.Definition) && IsName(Group);

    /// <summary>The gallery.</summary>
    public ResourceIdentifier Gallery => GalleryResource.CreateResourceIdentifier(Subscription, Group, Options.Gallery);

    /// <summary>The image definition.</summary>
    public ResourceIdentifier Definition => GalleryImageResource.CreateResourceIdentifier(Subscription, Group, Options.Gallery, Options.Definition);

    /// <summary>Subscription of the gallery.</summary>
    public string Subscription => Options.SubscriptionId ?? session.Subscription.Id.SubscriptionId ?? "";

    /// <summary>Resource group of the gallery.</summary>
    public string Group => Options.ResourceGroup ?? recipe.ResourceGroup;

    /// <summary>A version.</summary>
    public ResourceIdentifier Version(string version) =>
        GalleryImageVersionResource.CreateResourceIdentifier(Subscription, Group, Options.Gallery, Options.Definition, version);

    static bool IsName(string text) => !string.IsNullOrWhiteSpace(text) && !text.Contains('/', StringComparison.Ordinal);
}
