namespace Ingot.Recipes;

/// <summary>Names of regions, which Azure writes in two ways: "westeurope" and "West Europe".</summary>
public static class Regions
{
    /// <summary>The short form.</summary>
    public static string Short(string region) => region.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();

    /// <summary>True when both mean one region.</summary>
    public static bool Same(string one, string other) => Short(one) == Short(other);
}
