namespace Nuke.Common.Execution;

/// <summary>An extension that is called when the plan is known.</summary>
public interface IOnBuildInitialized : IBuildExtension
{
    /// <summary>Called when the plan is known.</summary>
    void OnBuildInitialized(
        IReadOnlyCollection<ExecutableTarget> executableTargets, IReadOnlyCollection<ExecutableTarget> executionPlan);
}
