namespace Ingot.Recipes;

/// <summary>One mistake in a recipe.</summary>
/// <param name="What">What is wrong.</param>
/// <param name="Why">Why it cannot be so.</param>
/// <param name="Remedy">What to do.</param>
public sealed record Finding(string What, string Why, string Remedy)
{
    /// <inheritdoc/>
    public override string ToString() => $"{What} {Why} {Remedy}";
}
