namespace Nuke.Common.Execution;

/// <summary>Something that takes part in every run of a build.</summary>
public interface IBuildExtension
{
    /// <summary>Extensions with a higher priority come first; the hooks of the build class come last.</summary>
    float Priority { get; }
}
