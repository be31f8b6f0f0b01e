namespace Nuke.Common.Execution;

/// <summary>An extension that is called in place of a skipped target.</summary>
public interface IOnTargetSkipped : IBuildExtension
{
    /// <summary>Called in place of a skipped target.</summary>
    void OnTargetSkipped(ExecutableTarget target);
}
