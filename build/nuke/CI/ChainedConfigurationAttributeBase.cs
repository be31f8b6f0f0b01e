using Nuke.Common.Execution;

namespace Nuke.Common.CI;

/// <summary>Base for build servers that run each target in a job of its own.</summary>
public abstract class ChainedConfigurationAttributeBase : ConfigurationAttributeBase
{
    /// <summary>Targets without a job, which run within the jobs of their neighbours.</summary>
    public string[] NonEntryTargets { get; set; } = [];

    /// <summary>Targets that are left out altogether.</summary>
    public string[] ExcludedTargets { get; set; } = [];

    /// <inheritdoc />
    public override IEnumerable<string> IrrelevantTargetNames => ExcludedTargets;

    /// <summary>What the job of a target names on its command line: the target, and its neighbours without a job.</summary>
    protected IEnumerable<ExecutableTarget> GetInvokedTargets(
        ExecutableTarget executableTarget, IReadOnlyCollection<ExecutableTarget> relevantTargets)
    {
        var found = new HashSet<ExecutableTarget>();
        var pending = new Stack<ExecutableTarget>([executableTarget]);
        while (pending.TryPop(out var target))
        {
            if (!found.Add(target))
                continue;
            foreach (var next in target.ExecutionDependencies.Concat(target.Triggers).Where(x => NonEntryTargets.Contains(x.Name)))
                pending.Push(next);
        }

        return relevantTargets.Where(found.Contains);
    }

    /// <summary>The targets that the job of a target waits for, if they have one.</summary>
    protected IEnumerable<ExecutableTarget> GetTargetDependencies(ExecutableTarget executableTarget) => executableTarget.ExecutionDependencies;
}
