using System.Text.Json.Nodes;

namespace Ingot.Emulator.Modules.Events;

/// <summary>community.windows.win_eventlog_entry: writes an event; every call is a change.</summary>
sealed class WinEventLogEntry : GuestModule
{
    public override string Name => "community.windows.win_eventlog_entry";

    protected override void Apply(ModuleRun run)
    {
        var log = run.Arguments.Need("log");
        var source = run.Arguments.Need("source");
        if (!EventLogs.Exists(run, log))
            throw ModuleRun.Fail($"Log {log} does not exist and cannot be written to");
        var owner = EventLogs.LogOf(run, source) ?? throw ModuleRun.Fail($"Source {source} does not exist");
        if (!owner.Equals(log, StringComparison.OrdinalIgnoreCase))
            throw ModuleRun.Fail($"Source {source} does not belong to log {log} and cannot be written to");
        if (run.Arguments.Number("event_id") is not (>= 0 and <= 65535))
            throw ModuleRun.Fail("Event ID must be between 0 and 65535");
        run.Change(() =>
        {
            var entries = (run.Objects("events").Find(log)?["entries"] as JsonArray)?.DeepClone().AsArray() ?? [];
            entries.Add(new JsonObject
            {
                ["source"] = source,
                ["event_id"] = run.Arguments.Number("event_id"),
                ["entry_type"] = run.Arguments.Text("entry_type") ?? "Information",
                ["message"] = run.Arguments.Text("message"),
            });
            run.Objects("events").Set(log, new JsonObject { ["entries"] = entries });
        });
        run.Result["msg"] = $"Entry added to log {log} from source {source}";
    }
}
