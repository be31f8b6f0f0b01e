using Ingot.Recipes;

namespace Ingot.Arm.Machines;

/// <summary>A size, and where it is asked for.</summary>
/// <param name="Size">Such as Standard_D4s_v5.</param>
/// <param name="Zone">"1" to "3"; null: Azure chooses a place in the region.</param>
public sealed record VmPlacement(string Size, string? Zone)
{
    /// <summary>
    /// What the recipe allows, in the order it is tried: the first size in each of its zones, then the second size. A recipe without zones leaves the choice to
    /// Azure, which knows more than a guess; a recipe with zones means these and no others.
    /// </summary>
    public static IReadOnlyList<VmPlacement> Of(Recipe recipe) =>
    [
        .. from size in recipe.VmSizes.Distinct(StringComparer.OrdinalIgnoreCase)
           from zone in recipe.Zones.Distinct(StringComparer.OrdinalIgnoreCase).DefaultIfEmpty<string?>(null)
           select new VmPlacement(size, zone),
    ];

    /// <inheritdoc/>
    public override string ToString() => Zone is null ? Size : $"{Size} in zone {Zone}";
}
