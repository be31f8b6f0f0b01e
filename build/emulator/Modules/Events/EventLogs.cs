namespace Ingot.Emulator.Modules.Events;

/// <summary>The classic event logs of a guest, as their keys of the registry say.</summary>
static class EventLogs
{
    /// <summary>Where Windows keeps them.</summary>
    public const string Key = @"HKLM:\SYSTEM\CurrentControlSet\Services\EventLog";

    static readonly string[] standard = ["Application", "Security", "System"];

    /// <summary>True when there is such a log.</summary>
    public static bool Exists(ModuleRun run, string log) => standard.Contains(log, StringComparer.OrdinalIgnoreCase) || run.Registry.Find($@"{Key}\{log}") is not null;

    /// <summary>Its sources.</summary>
    public static IEnumerable<string> Sources(ModuleRun run, string log) => run.Registry.Find($@"{Key}\{log}")?.Children.Keys ?? Enumerable.Empty<string>();

    /// <summary>The log a source belongs to; null when nobody made it.</summary>
    public static string? LogOf(ModuleRun run, string source) =>
        run.Registry.Find(Key)?.Children.Values.FirstOrDefault(log => log.Children.ContainsKey(source))?.Name;

    /// <summary>Events in it.</summary>
    public static int Count(ModuleRun run, string log) => (run.Objects("events").Find(log)?["entries"] as System.Text.Json.Nodes.JsonArray)?.Count ?? 0;

    /// <summary>Most bytes it may have.</summary>
    public static long Size(ModuleRun run, string log) =>
        run.Registry.Value($@"{Key}\{log}", "MaxSize")?.Number ?? (standard.Contains(log, StringComparer.OrdinalIgnoreCase) ? 20L << 20 : 512L << 10);

    /// <summary>What happens when it is full.</summary>
    public static string Overflow(ModuleRun run, string log) => Value(run, log) switch { 0 => "OverwriteAsNeeded", uint.MaxValue => "DoNotOverwrite", _ => "OverwriteOlder" };

    /// <summary>Days that events are kept at least.</summary>
    public static long Days(ModuleRun run, string log) => Value(run, log) switch { 0 => 0, uint.MaxValue => -1, var seconds => seconds / 86400 };

    /// <summary>The value of the registry that means an action.</summary>
    public static long Retention(string action, long days) => action switch { "OverwriteAsNeeded" => 0, "DoNotOverwrite" => uint.MaxValue, _ => days * 86400 };

    // Logs that somebody makes keep their events for seven days.
    static long Value(ModuleRun run, string log) =>
        run.Registry.Value($@"{Key}\{log}", "Retention")?.Number ?? (standard.Contains(log, StringComparer.OrdinalIgnoreCase) ? 0 : 7 * 86400);
}
