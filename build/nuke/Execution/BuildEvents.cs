using System.Reflection;

namespace Nuke.Common.Execution;

/// <summary>Tells the extensions of a build, by descending priority, and then its hooks what happens.</summary>
sealed class BuildEvents
{
    readonly NukeBuild build;
    readonly IReadOnlyList<ExecutableTarget> targets;
    readonly List<BuildExtensionAttributeBase> extensions;

    public BuildEvents(NukeBuild build, IReadOnlyList<ExecutableTarget> targets)
    {
        this.build = build;
        this.targets = targets;
        extensions = [.. build.GetType().GetCustomAttributes<BuildExtensionAttributeBase>().OrderByDescending(x => x.Priority)];
        extensions.ForEach(x => x.Build = build);
    }

    public void Created()
    {
        Tell<IOnBuildCreated>(x => x.OnBuildCreated(targets));
        build.OnBuildCreated();
    }

    public void Initialized()
    {
        Tell<IOnBuildInitialized>(x => x.OnBuildInitialized(targets, build.ExecutionPlan));
        build.OnBuildInitialized();
    }

    public void Running(ExecutableTarget target)
    {
        Tell<IOnTargetRunning>(x => x.OnTargetRunning(target));
        build.OnTargetRunning(target.Name);
    }

    public void Skipped(ExecutableTarget target)
    {
        Tell<IOnTargetSkipped>(x => x.OnTargetSkipped(target));
        build.OnTargetSkipped(target.Name);
    }

    public void Succeeded(ExecutableTarget target)
    {
        Tell<IOnTargetSucceeded>(x => x.OnTargetSucceeded(target));
        build.OnTargetSucceeded(target.Name);
    }

    public void Failed(ExecutableTarget target)
    {
        Tell<IOnTargetFailed>(x => x.OnTargetFailed(target));
        build.OnTargetFailed(target.Name);
    }

    public void SummaryUpdated(ExecutableTarget target) => Tell<IOnTargetSummaryUpdated>(x => x.OnTargetSummaryUpdated(build, target));

    public void Finished()
    {
        Tell<IOnBuildFinished>(x => x.OnBuildFinished());
        build.OnBuildFinished();
    }

    void Tell<T>(Action<T> tell)
    {
        foreach (var extension in extensions.OfType<T>())
            tell(extension);
    }
}
