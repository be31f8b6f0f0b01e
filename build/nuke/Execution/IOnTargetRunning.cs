namespace Nuke.Common.Execution;

/// <summary>An extension that is called before the actions of a target.</summary>
public interface IOnTargetRunning : IBuildExtension
{
    /// <summary>Called before the actions of a target.</summary>
    void OnTargetRunning(ExecutableTarget target);
}
