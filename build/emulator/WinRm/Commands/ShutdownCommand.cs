using System.Text.RegularExpressions;
using Ingot.Emulator.Scripting;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.WinRm.Commands;

/// <summary>shutdown.exe: announces a restart or a shutdown, or takes the announcement back.</summary>
public sealed partial class ShutdownCommand(WindowsMachine machine, TimeProvider time)
{
    /// <summary>ERROR_SHUTDOWN_IS_SCHEDULED.</summary>
    const int AlreadyScheduled = 1190;

    /// <summary>ERROR_NO_SHUTDOWN_IN_PROGRESS.</summary>
    const int NotScheduled = 1116;

    /// <summary>
    /// Runs it with these arguments; the caller holds the machine's gate. The machine goes down when the shell that asked is closed.
    /// </summary>
    public ScriptResult Run(string arguments)
    {
        if (Switch("a").IsMatch(arguments))
            return Abort();
        var restart = Switch("r").IsMatch(arguments) || Switch("g").IsMatch(arguments);
        if (!restart && !Switch("s").IsMatch(arguments) && !Switch("p").IsMatch(arguments))
            return new(1, "", "Usage: shutdown [/i | /l | /s | /sg | /r | /g | /a | /p | /h | /e | /o] [/hybrid] [/soft] [/fw] [/f]\r\n");
        if (machine.RebootAt is not null)
            return new(AlreadyScheduled, "", $"A system shutdown has already been scheduled.({AlreadyScheduled})\r\n");
        var delay = Delay().Match(arguments) is { Success: true } match ? int.Parse(match.Groups[1].Value) : 30;
        if (restart)
            machine.RebootAt = time.GetUtcNow() + machine.ClockAhead + TimeSpan.FromSeconds(delay);
        else
            machine.IsRunning = false;
        return new(0, "", "");
    }

    ScriptResult Abort()
    {
        if (machine.RebootAt is null)
            return new(NotScheduled, "", $"Unable to abort the system shutdown because no shutdown was in progress.({NotScheduled})\r\n");
        machine.RebootAt = null;
        return new(0, "", "");
    }

    static Regex Switch(string letter) => new($@"(?:^|\s)[/-]{letter}(?:\s|$)", RegexOptions.IgnoreCase);

    [GeneratedRegex(@"[/-]t\s+(\d+)", RegexOptions.IgnoreCase)]
    private static partial Regex Delay();
}
