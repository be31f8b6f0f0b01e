namespace Nuke.Common;

/// <summary>What becomes of the dependencies of a skipped target.</summary>
public enum DependencyBehavior
{
    /// <summary>Dependencies that nothing else needs are skipped too.</summary>
    Skip,

    /// <summary>Dependencies run all the same.</summary>
    Execute,
}
