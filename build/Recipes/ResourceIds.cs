namespace Ingot.Recipes;

/// <summary>Ids of Azure resources, as far as their form tells.</summary>
public static class ResourceIds
{
    /// <summary>True for an id of a resource of this type, such as Microsoft.Compute/hostGroups/hosts.</summary>
    public static bool IsOf(string type, string id) => TypeOf(id) is { } found && found.Equals(type, StringComparison.OrdinalIgnoreCase);

    /// <summary>The type of a resource in a resource group; null when the text is no such id.</summary>
    public static string? TypeOf(string id)
    {
        if (id.Split('/') is not ["", var subscriptions, var subscription, var groups, { Length: > 0 }, var providers, { Length: > 0 } provider, .. var parts])
            return null;
        var isId = Is(subscriptions, "subscriptions") && Guid.TryParse(subscription, out _) && Is(groups, "resourceGroups") && Is(providers, "providers")
            && parts.Length > 0 && parts.Length % 2 == 0 && parts.All(part => part.Length > 0);
        return isId ? string.Join('/', parts.Where((_, index) => index % 2 == 0).Prepend(provider)) : null;
    }

    static bool Is(string part, string word) => part.Equals(word, StringComparison.OrdinalIgnoreCase);
}
