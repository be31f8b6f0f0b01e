using Ingot.Recipes;

namespace Ingot.Arm;

/// <summary>Whose a resource is, by its tags: nothing is adopted, deleted or taken for an image of ours without this.</summary>
static class Ownership
{
    /// <summary>True when the tags say that it was made for this recipe's image.</summary>
    public static bool Is(Recipe recipe, IDictionary<string, string> tags) =>
        tags.TryGetValue(TagNames.Image, out var image) && image.Equals(recipe.ImageName, StringComparison.OrdinalIgnoreCase);
}
