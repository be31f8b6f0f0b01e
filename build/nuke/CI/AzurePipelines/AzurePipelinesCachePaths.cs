namespace Nuke.Common.CI.AzurePipelines;

/// <summary>Directories worth keeping between runs.</summary>
public static class AzurePipelinesCachePaths
{
    /// <summary>Docker.</summary>
    public const string Docker = "~/docker";

    /// <summary>Gradle.</summary>
    public const string Gradle = "~/.gradle";

    /// <summary>npm.</summary>
    public const string Npm = "~/.npm";

    /// <summary>NuGet packages.</summary>
    public const string NuGet = "~/.nuget/packages";

    /// <summary>The build's own directory for temporary files.</summary>
    public const string Nuke = ".nuke/temp";
}
