using System.Text;
using System.Text.RegularExpressions;
using Ingot.Emulator.Modules;
using Ingot.Emulator.Modules.Updates;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.WinRm.Commands;

/// <summary>The two scripts that win_updates puts into its folder and calls there: one reads how far Windows Update is, one ends it.</summary>
sealed partial class UpdateScripts(WindowsMachine machine, string user, TimeProvider time)
{
    readonly GuestFiles files = new(machine, user, time);

    /// <summary>Runs one of them, or gives null when the script calls neither.</summary>
    public CommandOutput? TryRun(string script)
    {
        if (Poll().Match(script) is { Success: true } poll)
            return Read(poll.Groups[1].Value) ?? ReadFrom(poll.Groups[2].Value, int.Parse(poll.Groups[3].Value));
        if (Cancel().Match(script) is { Success: true } cancel)
            return Read(cancel.Groups[1].Value) ?? End(cancel.Groups[2].Value);
        return null;
    }

    /// <summary>Get-Content of the script itself, which fails when nobody put it there.</summary>
    CommandOutput? Read(string path) => files.IsFile(path)
        ? null
        : CommandOutput.Text("", 1, $"Get-Content : Cannot find path '{path}' because it does not exist.");

    /// <summary>
    /// The lines behind an offset. The script waits until there is one, and while it waits Windows Update works; where that works for
    /// ever, so does the script wait.
    /// </summary>
    CommandOutput ReadFrom(string path, int offset)
    {
        if (!files.IsFile(path))
        {
            return CommandOutput.Text("", 1,
                $"Exception calling \"Open\" with \"4\" argument(s): \"Could not find file '{path}'.\"");
        }
        var worker = new UpdateWorker(machine, user, time);
        while (Content(path).Length <= offset)
        {
            if (!worker.Step())
                return CommandOutput.Waiting;
        }
        var content = Content(path);
        return CommandOutput.Text(Encoding.UTF8.GetString(content[offset..]) + $"{{\"position\": {content.Length}}}\r\n", changed: true);
    }

    byte[] Content(string path) => files.Find(path)?.Content ?? [];

    CommandOutput End(string cancelId)
    {
        if (machine.Updates.Task?.CancelId == cancelId)
            machine.Updates.Task = null;
        return CommandOutput.Text("", changed: true);
    }

    [GeneratedRegex(@"\$cmd = Get-Content -LiteralPath '([^']+)' -Raw; &\(\[ScriptBlock\]::Create\(\$cmd\)\) -OutputPath '([^']+)' -Offset (\d+)")]
    private static partial Regex Poll();

    [GeneratedRegex(@"\$cmd = Get-Content -LiteralPath '([^']+)' -Raw; &\(\[ScriptBlock\]::Create\(\$cmd\)\) -CancelId '([^']+)' -TaskPid \d+")]
    private static partial Regex Cancel();
}
