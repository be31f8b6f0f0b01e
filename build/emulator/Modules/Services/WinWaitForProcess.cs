using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Ingot.Emulator.Modules.Services;

/// <summary>community.windows.win_wait_for_process: the processes of a model do not come and go, so the wait is over at once or in vain.</summary>
sealed class WinWaitForProcess : GuestModule
{
    static readonly string[] always = ["csrss", "lsass", "services", "svchost", "System", "wininit", "WindowsAzureGuestAgent", "WaAppAgent"];

    public override string Name => "community.windows.win_wait_for_process";

    public override string Limits => "processes beyond those of Windows itself; owner";

    protected override void Apply(ModuleRun run)
    {
        var timeout = run.Arguments.Number("timeout") ?? 300;
        var found = Processes(run).ToList();
        run.Result["matched_processes"] = new JsonArray([.. found.Select(process => new JsonObject
            { ["name"] = process.Name, ["pid"] = process.Id, ["owner"] = @"NT AUTHORITY\SYSTEM" })]);
        run.Result["elapsed"] = 0;
        var isPresent = run.Arguments.Text("state") == "present";
        if (isPresent ? found.Count >= (run.Arguments.Number("process_min_count") ?? 1) : found.Count == 0)
            return;
        run.Machine.ClockAhead += TimeSpan.FromSeconds(timeout);
        run.Result["elapsed"] = timeout;
        throw ModuleRun.Fail(isPresent ? "Timed out while waiting for process(es) to start" : "Timeout while waiting for process(es) to stop");
    }

    static IEnumerable<(string Name, int Id)> Processes(ModuleRun run)
    {
        var exact = run.Arguments.List("process_name_exact");
        var pattern = run.Arguments.Text("process_name_pattern");
        var id = run.Arguments.Number("pid") ?? 0;
        return always.Select((name, index) => (name, 444 + 44 * index))
            .Where(process => exact.Count == 0 || exact.Contains(process.name, StringComparer.OrdinalIgnoreCase))
            .Where(process => pattern is null || Regex.IsMatch(process.name, pattern, RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1)))
            .Where(process => id == 0 || process.Item2 == id);
    }
}
