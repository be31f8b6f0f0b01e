using Ingot.Recipes;

namespace Ingot.Arm.Images;

/// <summary>Why a source image cannot be used. All are met before anything is written.</summary>
static class SourceFaults
{
    /// <summary>There is no such image.</summary>
    public static Fault Missing(SourceImage source, string where, string remedy) => new(
        $"There is no image {source.Text} {where}.", "Azure does not know it there, or does not show it to this sign-in.", remedy)
    {
        Code = "SourceNotFound",
        ExitCode = ExitCodes.Refused,
    };

    /// <summary>The image is there and of no use.</summary>
    public static Fault Unusable(string what, string why, string remedy, string code = "SourceUnusable") =>
        new(what, why, remedy) { Code = code, ExitCode = ExitCodes.Refused };

    /// <summary>None of the versions of a gallery's image can be used.</summary>
    /// <param name="source">The image.</param>
    /// <param name="location">Region of the build VM.</param>
    /// <param name="versions">What there is, for people to read.</param>
    public static Fault NoVersion(SourceImage source, string location, IReadOnlyCollection<string> versions) => Unusable(
        source.Version is null ? $"Image {source.Text} has no latest version in {location}." : $"Image {source.Text} cannot be used in {location}.",
        versions.Count == 0 ? "The image has no version at all." : $"It has {string.Join("; ", versions)}.",
        source.Version is null
            ? "Name a version, or publish one that is complete, is replicated there and is not excluded from latest."
            : "Name a version that is complete and replicated there.");

    /// <summary>The build makes Windows images only.</summary>
    public static void RequireWindows(SourceImage source, string? os)
    {
        if (os is not (null or "Windows"))
            throw Unusable($"Image {source.Text} is not Windows.", $"Its operating system is {os}.", "Name a Windows image in --source-image.");
    }
}
