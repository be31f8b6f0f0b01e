using Ingot.Recipes;

namespace Ingot.Arm.Images;

/// <summary>A version of a gallery's image, as far as the choice among them goes.</summary>
/// <param name="Name">Its number.</param>
/// <param name="IsComplete">It was made to its end.</param>
/// <param name="IsThere">It is replicated into the build's region.</param>
/// <param name="IsExcluded">It is no candidate for the latest one.</param>
sealed record SourceVersion(string Name, bool IsComplete = true, bool IsThere = true, bool IsExcluded = false)
{
    /// <summary>Size of its OS disk in GiB; null: unknown.</summary>
    public int? OsDiskSize { get; init; }

    /// <summary>Logical unit numbers of its data disks.</summary>
    public IReadOnlyList<int> DataDiskLuns { get; init; } = [];

    /// <summary>The one that is named, or the highest that Azure itself would call the latest.</summary>
    /// <exception cref="Fault">There is none.</exception>
    public static SourceVersion Choose(SourceImage source, string location, IReadOnlyList<SourceVersion> versions)
    {
        var usable = versions.Where(version => version is { IsComplete: true, IsThere: true });
        var chosen = source.Version is { } named
            ? usable.FirstOrDefault(version => version.Name == named)
            : usable.Where(version => !version.IsExcluded).MaxBy(version => Version.TryParse(version.Name, out var number) ? number : new Version());
        return chosen ?? throw SourceFaults.NoVersion(
            source, location, [.. versions.Select(version => version.ToString()).Order(StringComparer.Ordinal)]);
    }

    /// <inheritdoc/>
    public override string ToString() => this switch
    {
        { IsComplete: false } => $"{Name} (not complete)",
        { IsThere: false } => $"{Name} (not in the region)",
        { IsExcluded: true } => $"{Name} (excluded from latest)",
        _ => Name,
    };
}
