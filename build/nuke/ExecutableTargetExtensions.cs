using Nuke.Common.Execution;

namespace Nuke.Common;

/// <summary>Questions about lists of targets.</summary>
public static class ExecutableTargetExtensions
{
    /// <summary>Whether the list holds the target, as in <c>InvokedTargets.Contains(Push)</c>.</summary>
    public static bool Contains(this IEnumerable<ExecutableTarget> targets, Target target)
        => targets.Any(x => TargetScanner.IsDefinedBy(x, target));
}
