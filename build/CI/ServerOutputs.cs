namespace Ingot.CI;

/// <summary>What a bake hands to later steps and jobs.</summary>
/// <param name="ImageId">Resource id of the image, made or found up to date; null if there is none.</param>
/// <param name="Manifest">Path of the manifest from the root directory; null if none was written.</param>
/// <param name="VersionId">Resource id of the gallery image version, when there is one beside a managed image.</param>
public sealed record ServerOutputs(string? ImageId, string? Manifest, string? VersionId = null)
{
    /// <summary>All names.</summary>
    public static readonly IReadOnlyList<string> Names = ["imageId", "imageVersion", "manifest"];

    /// <summary>The values that there are.</summary>
    public IEnumerable<(string Name, string Value)> Values =>
        Names.Zip([ImageId, Version, Manifest]).Where(x => x.Second is not null).Select(x => (x.First, x.Second ?? ""));

    // ".../galleries/<gallery>/images/<definition>/versions/1.2.3"; a managed image has none.
    string? Version => (VersionId ?? ImageId)?.Split('/') is [.., "versions", var version] ? version : null;
}
