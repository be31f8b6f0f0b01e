using System.Collections;
using System.Management.Automation;
using Ingot.Emulator.Scripting.Provider;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Scripting.Commands;

/// <summary>Event logs.</summary>
static class EventCommands
{
    static readonly string[] KnownKeys = ["LogName", "ProviderName", "Level", "ID", "StartTime", "EndTime"];

    public static IReadOnlyList<GuestCommand> All { get; } =
    [
        new("Get-WinEvent", "$FilterHashtable,[Parameter(Position=0)][string[]]$LogName,[int]$MaxEvents,[switch]$Oldest", Get),
    ];

    static void Get(CommandCall call)
    {
        var filter = call.Bare("FilterHashtable") as Hashtable ?? [];
        if (filter.Keys.Cast<object>().Select(GuestText.Of).FirstOrDefault(key => !KnownKeys.Contains(key, StringComparer.OrdinalIgnoreCase)) is { } unknown)
            throw new PSNotSupportedException($"The filter '{unknown}' of Get-WinEvent is not emulated.");
        var found = call.Machine.Events
            .Where(entry => call.Matches("LogName", entry.Log) && Suits(filter, entry))
            .OrderByDescending(entry => entry.Time)
            .Take(call.Number("MaxEvents", int.MaxValue))
            .ToList();
        if (found.Count == 0)
        {
            call.Error(
                "No events were found that match the specified selection criteria.",
                "NoMatchingEventsFound,Microsoft.PowerShell.Commands.GetWinEventCommand");
        }

        foreach (var entry in call.Flag("Oldest") ? Enumerable.Reverse(found) : found)
        {
            call.Write(ItemView.Make(
                "Ingot.EventLogRecord",
                ("TimeCreated", entry.Time.UtcDateTime),
                ("LogName", entry.Log),
                ("ProviderName", entry.Provider),
                ("Id", entry.Id),
                ("Level", entry.Level),
                ("Message", entry.Message)));
        }
    }

    static bool Suits(Hashtable filter, LoggedEvent entry) =>
        Has(filter, "LogName", entry.Log) && Has(filter, "ProviderName", entry.Provider)
        && Has(filter, "Level", entry.Level) && Has(filter, "ID", entry.Id)
        && (Value(filter, "StartTime") is not { } start || LanguagePrimitives.ConvertTo<DateTime>(start) <= entry.Time.UtcDateTime)
        && (Value(filter, "EndTime") is not { } end || LanguagePrimitives.ConvertTo<DateTime>(end) >= entry.Time.UtcDateTime);

    static bool Has(Hashtable filter, string key, object actual) =>
        Value(filter, key) is not { } wanted
        || LanguagePrimitives.ConvertTo<string[]>(wanted).Any(one => string.Equals(one, GuestText.Of(actual), StringComparison.OrdinalIgnoreCase));

    static object? Value(Hashtable filter, string key) =>
        filter.Cast<DictionaryEntry>().FirstOrDefault(entry => GuestText.Of(entry.Key).Equals(key, StringComparison.OrdinalIgnoreCase)).Value;
}
