namespace Nuke.Common.CI;

/// <summary>A host that is a build server.</summary>
public interface IBuildServer
{
    /// <summary>The branch being built; null if unknown.</summary>
    string? Branch { get; }

    /// <summary>The commit being built; null if unknown.</summary>
    string? Commit { get; }
}
