namespace Nuke.Common.Execution;

/// <summary>An extension that is called after the actions of a target.</summary>
public interface IOnTargetSucceeded : IBuildExtension
{
    /// <summary>Called after the actions of a target.</summary>
    void OnTargetSucceeded(ExecutableTarget target);
}
