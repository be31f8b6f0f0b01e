namespace Ingot.Recipes;

/// <summary>Something wrong that was found before anything was written.</summary>
/// <param name="What">What is wrong.</param>
/// <param name="Why">Why it cannot be so.</param>
/// <param name="Remedy">What to do.</param>
public sealed record Finding(string What, string Why, string Remedy)
{
    /// <summary>A stable code: Azure's own where it has one, else one of ours; docs/errors.md explains each.</summary>
    public string Code { get; init; } = "InvalidRecipe";

    /// <summary>True when the bake may succeed nevertheless.</summary>
    public bool IsWarning { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{What} {Why} {Remedy} [{Code}]";
}
