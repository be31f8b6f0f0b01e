using Ingot;
using Nuke.Common;

/// <summary>What machines may follow.</summary>
partial class Build
{
    [Parameter("File or pipe that gets every event as it happens, one JSON object per line: the same that output/<image>/<run>/events.jsonl keeps")]
    readonly string? Events;

    void FollowEvents()
    {
        if (Events is null || Plan)
            return;
        try
        {
            events.Follow(Path.GetFullPath(Events, RootDirectory));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new Fault(
                $"--events '{Events}' cannot be written.",
                exception.Message,
                "Name a file in a folder that is there and that you may write to; relative paths start at the root of the project.",
                exception) { ExitCode = ExitCodes.Refused };
        }
    }
}
