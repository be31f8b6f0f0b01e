namespace Nuke.Common.Execution;

/// <summary>
/// Base of attributes on the build class that take part in its runs, by <see cref="IOnBuildCreated" /> and the like.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public abstract class BuildExtensionAttributeBase : Attribute, IBuildExtension
{
#nullable disable annotations // oblivious as in Nuke: set before the first call
    /// <summary>The build.</summary>
    public INukeBuild Build { get; internal set; }
#nullable restore annotations

    /// <inheritdoc />
    public virtual float Priority { get; set; }
}
