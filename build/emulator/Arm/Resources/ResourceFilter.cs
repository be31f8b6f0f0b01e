using System.Text.RegularExpressions;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Arm.Resources;

/// <summary>A $filter of resource lists: comparisons joined by "and".</summary>
sealed partial class ResourceFilter
{
    static readonly string[] Names = ["resourceType", "name", "location", "resourceGroup", "tagName", "tagValue"];

    readonly Dictionary<string, string> equals = new(StringComparer.OrdinalIgnoreCase);

    public bool IsByTag => equals.ContainsKey("tagName");

    /// <summary>Reads a filter; no text accepts everything.</summary>
    /// <exception cref="ArmException">400: not a filter that Azure knows.</exception>
    public static ResourceFilter Parse(string? text)
    {
        var filter = new ResourceFilter();
        if (string.IsNullOrWhiteSpace(text))
            return filter;
        foreach (var term in And().Split(text))
        {
            var match = Comparison().Match(term);
            if (!match.Success || !Names.Contains(match.Groups[1].Value, StringComparer.OrdinalIgnoreCase))
                throw Invalid(text);
            filter.equals[match.Groups[1].Value] = match.Groups[2].Value.Replace("''", "'", StringComparison.Ordinal);
        }
        if (filter.IsByTag && filter.equals.ContainsKey("resourceType"))
            throw Invalid(text);
        return filter;
    }

    public bool Accepts(ArmResource resource) =>
        Matches("resourceType", resource.Type) && Matches("name", resource.Name) && Matches("location", resource.Location)
        && Matches("resourceGroup", resource.Group) && MatchesTags(resource);

    bool Matches(string name, string value) => !equals.TryGetValue(name, out var wanted) || ArmId.Equal(wanted, value);

    bool MatchesTags(ArmResource resource)
    {
        if (!equals.TryGetValue("tagName", out var name))
            return true;
        var value = Tags.Of(resource).FirstOrDefault(tag => ArmId.Equal(tag.Key, name)).Value;
        return value is not null && (!equals.TryGetValue("tagValue", out var wanted) || value == wanted);
    }

    static ArmException Invalid(string text) =>
        new(400, "InvalidFilterInQueryString", $"Invalid $filter '{text}' specified in the query string.");

    [GeneratedRegex(@"\s+and\s+", RegexOptions.IgnoreCase)]
    private static partial Regex And();

    [GeneratedRegex(@"^\s*\(?\s*(\w+)\s+eq\s+'((?:[^']|'')*)'\s*\)?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Comparison();
}
