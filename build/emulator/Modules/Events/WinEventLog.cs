using System.Globalization;
using System.Text.Json.Nodes;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Modules.Events;

/// <summary>community.windows.win_eventlog: event logs and their sources, kept where Windows keeps them.</summary>
sealed class WinEventLog : GuestModule
{
    static readonly (string Option, string Value)[] files =
        [("category_file", "CategoryMessageFile"), ("message_file", "EventMessageFile"), ("parameter_file", "ParameterMessageFile")];

    public override string Name => "community.windows.win_eventlog";

    protected override void Apply(ModuleRun run)
    {
        var name = run.Arguments.Need("name");
        var sources = run.Arguments.List("sources");
        var changed = new JsonArray();
        run.Result["name"] = name;
        run.Result["sources_changed"] = changed;
        var exists = EventLogs.Exists(run, name);
        Refuse(run, name, sources, exists);
        switch (run.Arguments.Text("state"))
        {
            case "present":
                Present(run, name, sources, changed);
                break;
            case "clear" when EventLogs.Count(run, name) > 0:
                run.Change(() => run.Objects("events").Set(name, null));
                break;
            case "absent" when exists:
                Absent(run, name, sources, changed);
                break;
            default:
                break;
        }

        Report(run, name);
    }

    static void Refuse(ModuleRun run, string name, IReadOnlyList<string> sources, bool exists)
    {
        var state = run.Arguments.Text("state");
        var isDefault = sources.Contains(name, StringComparer.OrdinalIgnoreCase);
        if (state == "present" && !exists && sources.Count == 0)
            throw ModuleRun.Fail("You must specify one or more sources when creating a log for the first time");
        if (state == "present" && exists && isDefault && files.Any(file => run.Arguments.Has(file.Option)))
            throw ModuleRun.Fail($"Cannot modify default source {name} of log {name} - you must remove the log");
        if (state == "clear" && !exists)
            throw ModuleRun.Fail($"Cannot clear log {name} as it does not exist");
        if (state == "absent" && isDefault)
            throw ModuleRun.Fail($"Cannot remove default source {name} from log {name} - you must remove the log");
    }

    static void Present(ModuleRun run, string name, IReadOnlyList<string> sources, JsonArray changed)
    {
        foreach (var source in sources)
        {
            if (EventLogs.LogOf(run, source) is { } other && !other.Equals(name, StringComparison.OrdinalIgnoreCase))
                throw ModuleRun.Fail($"Source {source} does not belong to log {name} and cannot be modified");
            var key = $@"{EventLogs.Key}\{name}\{source}";
            var isNew = run.Registry.Find(key) is null;
            if (!isNew && !files.Any(file => run.Arguments.Text(file.Option) is { } wanted && run.Registry.Value(key, file.Value)?.Text != wanted))
                continue;
            run.Change(() => Make(run, name, source));
            if (!run.CheckMode)
                changed.Add(source);
        }

        Limit(run, name);
    }

    static void Make(ModuleRun run, string name, string source)
    {
        run.Registry.Create($@"{EventLogs.Key}\{name}\{name}");
        run.Registry.Create($@"{EventLogs.Key}\{name}\{source}");
        foreach (var (option, value) in files)
        {
            if (run.Arguments.Text(option) is { } file)
                run.Registry.Set($@"{EventLogs.Key}\{name}\{source}", value, new NodeValue("ExpandString") { Text = file });
        }
    }

    static void Limit(ModuleRun run, string name)
    {
        if (run.Arguments.Text("maximum_size") is { } size && Bytes(size) is var bytes && EventLogs.Size(run, name) != bytes)
            run.Change(() => run.Registry.Set($@"{EventLogs.Key}\{name}", "MaxSize", NodeValue.DWord(bytes)));
        var days = run.Arguments.Number("retention_days");
        if (run.Arguments.Text("overflow_action") is { } action && action != EventLogs.Overflow(run, name))
            run.Change(() => run.Registry.Set($@"{EventLogs.Key}\{name}", "Retention", NodeValue.DWord(EventLogs.Retention(action, days ?? 7))));
        else if (days is not null && EventLogs.Days(run, name) != days)
            run.Change(() => run.Registry.Set($@"{EventLogs.Key}\{name}", "Retention", NodeValue.DWord(EventLogs.Retention("OverwriteOlder", days.Value))));
    }

    static long Bytes(string text)
    {
        var unit = text.Length > 2 ? text[^2..].ToUpperInvariant() switch { "KB" => 1L << 10, "MB" => 1L << 20, "GB" => 1L << 30, _ => 0 } : 0;
        if (unit == 0 || !double.TryParse(text[..^2], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            throw ModuleRun.Fail($"Maximum size {text} is not properly specified");
        var bytes = (long)(number * unit);
        if (bytes is < 64 << 10 or >= 4L << 30)
            throw ModuleRun.Fail("Maximum size must be between 64KB and 4GB");
        return bytes % (64 << 10) == 0 ? bytes : throw ModuleRun.Fail("Maximum size must be divisible by 64KB");
    }

    static void Absent(ModuleRun run, string name, IReadOnlyList<string> sources, JsonArray changed)
    {
        var gone = sources.Count > 0 ? sources.Where(source => run.Registry.Find($@"{EventLogs.Key}\{name}\{source}") is not null) : EventLogs.Sources(run, name);
        foreach (var source in gone.ToList())
        {
            run.Change(() => run.Registry.Delete($@"{EventLogs.Key}\{name}\{source}"));
            if (!run.CheckMode)
                changed.Add(source);
        }

        if (sources.Count == 0)
            run.Change(() => run.Registry.Delete($@"{EventLogs.Key}\{name}"));
    }

    static void Report(ModuleRun run, string name)
    {
        run.Result["exists"] = EventLogs.Exists(run, name);
        if (!EventLogs.Exists(run, name))
            return;
        run.Result["maximum_size_kb"] = EventLogs.Size(run, name) >> 10;
        run.Result["overflow_action"] = EventLogs.Overflow(run, name);
        run.Result["retention_days"] = EventLogs.Days(run, name);
        run.Result["entries"] = EventLogs.Count(run, name);
        run.Result["sources"] = new JsonArray([.. EventLogs.Sources(run, name).Select(source => (JsonNode)source)]);
    }
}
