using Ingot.Recipes;

namespace Ingot.Arm;

/// <summary>The tags of everything that a bake makes: the user's and ours.</summary>
static class ResourceTags
{
    /// <summary>Adds the user's tags and these of ours, which win.</summary>
    public static void AddTo(IDictionary<string, string> tags, Recipe recipe, IEnumerable<KeyValuePair<string, string>> ours)
    {
        var own = ours.ToDictionary(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in recipe.Tags.Where(tag => !own.ContainsKey(tag.Key)).Concat(own))
            tags[name] = value;
    }
}
