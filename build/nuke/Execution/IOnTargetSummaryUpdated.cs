namespace Nuke.Common.Execution;

/// <summary>An extension that is called when a target reported facts.</summary>
public interface IOnTargetSummaryUpdated : IBuildExtension
{
    /// <summary>Called when a target reported facts.</summary>
    void OnTargetSummaryUpdated(INukeBuild build, ExecutableTarget target);
}
