namespace Nuke.Common.Execution;

/// <summary>An extension that is called when the parameters have their values.</summary>
public interface IOnBuildCreated : IBuildExtension
{
    /// <summary>Called when the parameters have their values.</summary>
    void OnBuildCreated(IReadOnlyCollection<ExecutableTarget> executableTargets);
}
