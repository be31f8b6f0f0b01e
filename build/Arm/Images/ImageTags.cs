using Ingot.Recipes;

namespace Ingot.Arm.Images;

/// <summary>Tags by which a later run recognises what an earlier one made.</summary>
static class ImageTags
{
    /// <summary>The user's tags, and ours.</summary>
    public static void Add(Recipe recipe, LedgerEntry entry, IDictionary<string, string> tags)
    {
        foreach (var (name, value) in recipe.Tags)
            tags[name] = value;
        tags[TagNames.Image] = entry.Image;
        tags[TagNames.Run] = entry.Run;
        tags[TagNames.Inputs] = entry.Inputs;
        tags[TagNames.Source] = entry.Source;
        if (entry.Machine.Length > 0)
            tags[TagNames.Machine] = entry.Machine;
    }

    /// <summary>True when it was made for this recipe's image from exactly these inputs.</summary>
    public static bool AreOf(Recipe recipe, string inputs, IDictionary<string, string> tags) =>
        Ownership.Is(recipe, tags) && tags.TryGetValue(TagNames.Inputs, out var made) && made == inputs;

    /// <summary>True when this run made it.</summary>
    public static bool AreOfRun(Recipe recipe, string run, IDictionary<string, string> tags) =>
        Ownership.Is(recipe, tags) && tags.TryGetValue(TagNames.Run, out var made) && made == run;
}
