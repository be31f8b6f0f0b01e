namespace Nuke.Common.Execution;

/// <summary>What the process returns unless the build sets <see cref="NukeBuild.ExitCode" />.</summary>
static class ExitCodes
{
    public const int Success = 0;
    public const int Failure = 1;
    public const int Refused = 2;

    /// <summary>128 + SIGINT, as shells count; for SIGTERM too.</summary>
    public const int Interrupted = 130;
}
