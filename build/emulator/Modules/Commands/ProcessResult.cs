using System.Globalization;
using Ingot.Emulator.Scripting;

namespace Ingot.Emulator.Modules.Commands;

/// <summary>What win_command and win_shell report of a process that ran.</summary>
static class ProcessResult
{
    /// <summary>Reports it; a code other than 0 is a failure.</summary>
    public static void Report(ModuleRun run, ScriptResult result, DateTimeOffset began)
    {
        var ended = run.Now;
        run.Result["stdout"] = result.Output;
        run.Result["stderr"] = result.Error;
        run.Result["rc"] = result.ExitCode;
        run.Result["start"] = Stamp(began);
        run.Result["end"] = Stamp(ended);
        run.Result["delta"] = (ended - began).ToString(@"h\:mm\:ss\.ffffff", CultureInfo.InvariantCulture);
        if (result.ExitCode != 0)
            throw ModuleRun.Fail("non-zero return code");
    }

    static string Stamp(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture);
}
