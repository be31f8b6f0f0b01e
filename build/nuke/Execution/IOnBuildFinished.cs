namespace Nuke.Common.Execution;

/// <summary>An extension that is called at the very end.</summary>
public interface IOnBuildFinished : IBuildExtension
{
    /// <summary>Called at the very end.</summary>
    void OnBuildFinished();
}
