namespace Ingot.Recipes;

/// <summary>Rules of tags, and of the time that they promise.</summary>
public static partial class RecipeCheck
{
    const int MostTags = 50;

    static readonly string[] ReservedPrefixes = ["microsoft", "azure", "windows"];

    // https://learn.microsoft.com/azure/azure-resource-manager/management/tag-resources#limitations
    static IEnumerable<Finding> Tags(Recipe recipe)
    {
        foreach (var (name, value) in recipe.Tags)
        {
            if (Tag(name, value) is { } finding)
                yield return finding;
        }

        var total = recipe.Tags.Count + TagNames.MostOnOne;
        if (total > MostTags)
        {
            yield return new Finding(
                $"--tags has {recipe.Tags.Count} tags.",
                $"Azure allows {MostTags} on a resource, and {TagNames.MostOnOne} are needed for the bake itself.",
                $"Leave {total - MostTags} of them out.");
        }
    }

    static Finding? Tag(string name, string value)
    {
        string? why = null;
        if (string.IsNullOrWhiteSpace(name))
            why = "A tag has a name and a value, as name=value.";
        else if (name.StartsWith("ingot-", StringComparison.OrdinalIgnoreCase))
            why = "Names that begin with ingot- are the bake's own: by them it knows what it may delete.";
        else if (ReservedPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
            why = "Azure keeps names that begin with microsoft, azure or windows to itself.";
        else if (name.IndexOfAny(['<', '>', '%', '&', '\\', '?', '/']) >= 0)
            why = @"Azure takes no <, >, %, &, \, ? or / in the name of a tag.";
        else if (name.Length > 512)
            why = $"Its name has {name.Length} characters, and Azure allows 512.";
        else if (value.Length > 256)
            why = $"Its value has {value.Length} characters, and Azure allows 256.";
        return why is null ? null : new Finding($"--tags '{Short(name)}={Short(value)}' is not a tag that Azure takes.", why, "Correct the tag, or leave it out.");
    }

    static IEnumerable<Finding> Life(TimeSpan time)
    {
        if (time < TimeSpan.FromHours(1) || time > TimeSpan.FromDays(7))
        {
            yield return new Finding(
                $"--time-to-live {time} is not a sensible life of a build VM.",
                "Less than an hour ends before a bake does, and after seven days nobody remembers what the VM was for.",
                "Give between 01:00:00 and 7.00:00:00.");
        }
    }

    static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
