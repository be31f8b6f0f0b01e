using Nuke.Common.Execution;
using Nuke.Common.IO;
using Nuke.Common.Parameters;

namespace Nuke.Common.CI;

/// <summary>What targets produce, as paths that a build server can upload.</summary>
static class Artifacts
{
    /// <summary>The paths from the root directory, each up to its first part with a wildcard.</summary>
    public static IEnumerable<string> Of(IEnumerable<ExecutableTarget> targets) => targets.SelectMany(x => x.ArtifactProducts).Select(Path).Distinct();

    public static string Path(string product)
    {
        if (!System.IO.Path.IsPathRooted(product))
        {
            throw new Refusal(
                $"A target produces '{product}', which is not rooted.",
                "A build server could not tell from where it counts.",
                "Write RootDirectory / \"...\".");
        }

        AbsolutePath path = product;
        while (path.ToString().Contains('*'))
            path = path.Parent;
        return NukeBuild.RootDirectory.GetUnixRelativePathTo(path);
    }
}
