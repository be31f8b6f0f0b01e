namespace Nuke.Common.Execution;

/// <summary>Where a target stands.</summary>
public enum ExecutionStatus
{
    /// <summary>Not planned.</summary>
    None,

    /// <summary>Planned, not yet its turn.</summary>
    Scheduled,

    /// <summary>Planned, never reached.</summary>
    NotRun,

    /// <summary>Left out by a condition or by the user.</summary>
    Skipped,

    /// <summary>Ended without an exception.</summary>
    Succeeded,

    /// <summary>Ended with an exception.</summary>
    Failed,

    /// <summary>Running now.</summary>
    Running,

    /// <summary>Stopped by an interruption.</summary>
    Aborted,

    /// <summary>Has no actions of its own.</summary>
    Collective,
}
