using Azure.Core;
using Ingot.Recipes;

namespace Ingot.Arm.Images;

/// <summary>What images remember of themselves, whichever kind they are: their tags.</summary>
public sealed class ImageMarks(ArmSession session, Recipe recipe)
{
    /// <summary>Reads an image by its id.</summary>
    /// <exception cref="Fault">It is gone, or is not ours.</exception>
    public async Task<FoundImage> ReadAsync(string id, CancellationToken cancellationToken)
    {
        var tags = await Tags(id).FindAsync($"read the tags of {id}", cancellationToken) ?? throw Missing(id, "Somebody deleted it.");
        return Ownership.Is(recipe, tags)
            ? FoundImage.Of(new ResourceIdentifier(id), tags)
            : throw Missing(id, $"It lacks the tag {TagNames.Image} of image {recipe.ImageName}.");
    }

    /// <summary>Writes down how its trial ended.</summary>
    /// <exception cref="Fault">It is gone, or Azure refused.</exception>
    public async Task WriteAsync(string id, Verification verification, CancellationToken cancellationToken)
    {
        if (!await Tags(id).MergeAsync($"tag {id}", verification.Tags(), cancellationToken))
            throw Missing(id, "Somebody deleted it.");
    }

    ArmTags Tags(string id) => new(session, new ResourceIdentifier(id));

    static Fault Missing(string id, string why) => new($"There is no image {id} of ours.", why, "Run CaptureImage; it makes another.");
}
