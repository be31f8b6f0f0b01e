using Azure.ResourceManager.Compute;
using Azure.ResourceManager.Compute.Models;
using Ingot.Recipes;

namespace Ingot.Arm.Images;

/// <summary>Looks before the first write whether gallery, definition and version can take the image.</summary>
public sealed class GalleryCheck(ArmSession session, Recipe recipe)
{
    readonly GalleryIds ids = new(session, recipe);

    /// <summary>Everything that stands in the way.</summary>
    /// <param name="source">The source image, pinned.</param>
    /// <param name="run">Run of the build VM that is there already; empty: none is.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="Fault">Azure refused to be read.</exception>
    public async Task<IReadOnlyList<Finding>> FindingsAsync(PinnedSource source, string run, CancellationToken cancellationToken)
    {
        if (!ids.AreNamed)
            return [];
        var gallery = await ArmCall.FindAsync(
            $"read gallery {ids.Options.Gallery}",
            () => session.Client.GetGalleryResource(ids.Gallery).GetAsync(cancellationToken: cancellationToken));
        if (gallery is null)
        {
            return
            [
                new Finding(
                    $"There is no gallery {ids.Options.Gallery} in resource group {ids.Group}.",
                    "Image versions go to a gallery that exists, because others read from it as well.",
                    $"Create it: az sig create --resource-group {ids.Group} --gallery-name {ids.Options.Gallery} --location {recipe.Location}{Elsewhere()}; "
                    + "or correct --gallery.") { Code = "GalleryNotFound" },
            ];
        }

        var shape = DefinitionShape.Of(recipe, source);
        var definition = await new GalleryDefinition(session, recipe).FindAsync(cancellationToken);
        return
        [
            .. Architecture(shape),
            .. definition is null ? await IdentifierAsync(gallery, cancellationToken) : DefinitionMatch.Findings(ids.Options.Definition, definition.Data, shape),
            .. definition is null ? [] : await VersionAsync(run, cancellationToken),
        ];
    }

    IEnumerable<Finding> Architecture(DefinitionShape shape)
    {
        if (ids.Options.Architecture is { } wanted && wanted != shape.Architecture)
        {
            yield return new Finding(
                $"--image-architecture is {wanted}, and the source image is {shape.Architecture}.",
                "An image has the architecture of its source.",
                "Leave it out, or give another --source-image.") { Code = "DefinitionMismatch" };
        }
    }

    // Azure wants the identifier to be unique in its gallery, and says so only when the definition is made, after the bake.
    async Task<IReadOnlyList<Finding>> IdentifierAsync(GalleryResource gallery, CancellationToken cancellationToken)
    {
        var (publisher, offer, sku) = Names.DefinitionIdentifier(ids.Options);
        var taken = await ArmCall.RunAsync($"list the image definitions of {ids.Options.Gallery}", async () =>
        {
            await foreach (var other in gallery.GetGalleryImages().GetAllAsync(cancellationToken))
            {
                if (other.Data.Identifier is { } has && Same(has.Publisher, publisher) && Same(has.Offer, offer) && Same(has.Sku, sku))
                    return other.Data.Name;
            }

            return "";
        });
        return taken.Length == 0 ? [] :
        [
            new Finding(
                $"Image definition {taken} has the identifier {publisher}:{offer}:{sku} already.",
                $"A gallery has each identifier once, and {ids.Options.Definition} would get the same.",
                "Give another --image-definition-identifier.") { Code = "IdentifierTaken" },
        ];
    }

    async Task<IReadOnlyList<Finding>> VersionAsync(string run, CancellationToken cancellationToken)
    {
        if (ids.Options.IsAutoVersion
            || await new GalleryVersions(session, recipe).FindVersionAsync(ids.Options.Version, cancellationToken) is not { } version
            || ImageTags.AreOfRun(recipe, run, version.Data.Tags)
            || GalleryCapture.IsOurFailure(recipe, version))
        {
            return [];
        }

        return
        [
            new Finding(
                $"Version {ids.Options.Version} of image definition {ids.Options.Definition} exists.",
                version.Data.ProvisioningState == GalleryProvisioningState.Succeeded
                    ? "Machines may be made of it, and what a version holds never changes."
                    : $"Its state is {version.Data.ProvisioningState}: somebody else is at work on it.",
                "Give --image-version auto, or a version that is free.") { Code = "VersionExists" },
        ];
    }

    string Elsewhere() => ids.Options.SubscriptionId is { } subscription ? $" --subscription {subscription}" : "";

    static bool Same(string? one, string other) => other.Equals(one, StringComparison.OrdinalIgnoreCase);
}
