namespace Ingot.Tests.Torture;

/// <summary>What somebody does after a run was killed.</summary>
enum Aftermath
{
    /// <summary>Cleanup in a fresh process.</summary>
    Cleanup,

    /// <summary>The bake again, in the same working copy.</summary>
    Resume,

    /// <summary>The bake again, in another working copy.</summary>
    ResumeElsewhere,
}
