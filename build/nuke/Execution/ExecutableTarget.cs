using System.Linq.Expressions;
using System.Reflection;

namespace Nuke.Common.Execution;

/// <summary>A target of a build: its definition, its place in the plan, its outcome.</summary>
public class ExecutableTarget
{
    /// <summary>The name, equal to that of the property.</summary>
    public string Name { get; set; } = "";

    /// <summary>What the target does; null if it does not say.</summary>
    public string? Description { get; set; }

    /// <summary>The property that defines the target.</summary>
    public MemberInfo? Member { get; set; }

    /// <summary>The value of that property.</summary>
    public Delegate? Factory { get; set; }

    /// <summary>Whether the help lists the target.</summary>
    public bool Listed { get; set; } = true;

    /// <summary>Whether the user named the target.</summary>
    public bool Invoked { get; set; }

    /// <summary>Whether the target runs when the user names none.</summary>
    public bool IsDefault { get; set; }

    /// <summary>Where the target stands.</summary>
    public ExecutionStatus Status { get; set; }

    /// <summary>The conditions that did not hold, as written; null if none.</summary>
    public string? OnlyWhen { get; set; }

    /// <summary>Why the target was skipped other than by a condition; null if it was not.</summary>
    public string? Skipped { get; set; }

    /// <summary>How long the target ran.</summary>
    public TimeSpan Duration { get; internal set; }

    /// <summary>Over how many machines a build server may spread the target.</summary>
    public int? PartitionSize { get; set; }

    /// <summary>Whether the target runs also after a failure.</summary>
    public bool AssuredAfterFailure { get; internal set; }

    /// <summary>Whether the plan goes on after a failure of the target.</summary>
    public bool ProceedAfterFailure { get; internal set; }

    /// <summary>What becomes of the dependencies when the target is skipped.</summary>
    public DependencyBehavior DependencyBehavior { get; internal set; }

    /// <summary>What the target does, in order.</summary>
    public List<Action> Actions { get; } = [];

    /// <summary>Conditions evaluated before the first target runs, with their text.</summary>
    public List<(string Text, Func<bool> Delegate)> StaticConditions { get; } = [];

    /// <summary>Conditions evaluated right before the target runs, with their text.</summary>
    public List<(string Text, Func<bool> Delegate)> DynamicConditions { get; } = [];

    /// <summary>Parameters and expressions that must hold before the first target runs.</summary>
    public List<LambdaExpression> DelegateRequirements { get; } = [];

    /// <summary>Files the target leaves behind.</summary>
    public List<string> ArtifactProducts { get; } = [];

    /// <summary>Targets whose products this one uses: all of them, or those named.</summary>
    internal List<(ExecutableTarget Target, IReadOnlyList<string> Artifacts)> Consumed { get; } = [];

    /// <summary>Targets that run before this one and are planned with it.</summary>
    public List<ExecutableTarget> ExecutionDependencies { get; } = [];

    /// <summary>Targets that run before this one if they are planned.</summary>
    public List<ExecutableTarget> OrderDependencies { get; } = [];

    /// <summary>Targets that trigger this one.</summary>
    public List<ExecutableTarget> TriggerDependencies { get; } = [];

    /// <summary>Targets that this one triggers.</summary>
    public List<ExecutableTarget> Triggers { get; } = [];

    /// <summary>Facts for the table at the end.</summary>
    public Dictionary<string, string> SummaryInformation { get; } = [];

    /// <summary>All targets that must not run after this one.</summary>
    public IReadOnlyCollection<ExecutableTarget> AllDependencies
        => [.. ExecutionDependencies.Concat(OrderDependencies).Concat(TriggerDependencies).Distinct()];
}
