namespace Nuke.Common;

/// <summary>Parts of the console output that a build may switch off.</summary>
public enum DefaultOutput
{
    /// <summary>The first line, naming the engine.</summary>
    Logo,

    /// <summary>The heading of a target on a terminal.</summary>
    TargetHeader,

    /// <summary>The foldable group of a target on a build server.</summary>
    TargetCollapse,

    /// <summary>The list of warnings and errors at the end.</summary>
    ErrorsAndWarnings,

    /// <summary>The table of targets.</summary>
    TargetOutcome,

    /// <summary>The last line.</summary>
    BuildOutcome,

    /// <summary>The time in front of each log line.</summary>
    Timestamps,
}
