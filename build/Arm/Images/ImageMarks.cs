using Azure;
using Azure.Core;
using Azure.ResourceManager.Resources;
using Azure.ResourceManager.Resources.Models;
using Ingot.Recipes;

namespace Ingot.Arm.Images;

/// <summary>What images remember of themselves, whichever kind they are: their tags.</summary>
public sealed class ImageMarks(ArmSession session, Recipe recipe)
{
    /// <summary>Reads an image by its id.</summary>
    /// <exception cref="Fault">It is gone, or is not ours.</exception>
    public async Task<FoundImage> ReadAsync(string id, CancellationToken cancellationToken)
    {
        var tags = await ArmCall.FindAsync($"read the tags of {id}", () => Tags(id).GetAsync(cancellationToken));
        if (tags is null || !Ownership.Is(recipe, tags.Data.TagValues))
        {
            throw new Fault(
                $"There is no image {id} of ours.",
                tags is null ? "Somebody deleted it." : $"It lacks the tag {TagNames.Image} of image {recipe.ImageName}.",
                "Run CaptureImage; it makes another.");
        }

        return FoundImage.Of(new ResourceIdentifier(id), tags.Data.TagValues);
    }

    /// <summary>Writes down how its trial ended. One merge: the other tags stay.</summary>
    public Task WriteAsync(string id, Verification verification, CancellationToken cancellationToken)
    {
        var patch = new TagResourcePatch { PatchMode = TagPatchMode.Merge };
        foreach (var (name, value) in verification.Tags())
            patch.TagValues.Add(name, value);
        return ArmCall.RunAsync($"tag {id}", () => Tags(id).UpdateAsync(WaitUntil.Completed, patch, cancellationToken));
    }

    TagResource Tags(string id) => session.Client.GetTagResource(TagResource.CreateResourceIdentifier(new ResourceIdentifier(id)));
}
