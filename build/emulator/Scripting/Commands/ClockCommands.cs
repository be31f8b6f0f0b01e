using System.Globalization;
using System.Management.Automation;
using Ingot.Emulator.Scripting.Provider;

namespace Ingot.Emulator.Scripting.Commands;

/// <summary>Cmdlets of the virtual clock: sleeping moves it, nothing waits.</summary>
static class ClockCommands
{
    public static IReadOnlyList<GuestCommand> All { get; } =
    [
        new("Start-Sleep", "[Parameter(Position=0)][double]$Seconds,[Alias('ms')][int]$Milliseconds", Sleep),
        new("Get-Date", "[Parameter(Position=0,ValueFromPipeline)]$Date,[string]$Format,[string]$UFormat,[switch]$AsUTC", Date),
        new("New-TimeSpan", "[Parameter(Position=0)]$Start,[Parameter(Position=1)]$End,[int]$Days,[int]$Hours,[int]$Minutes," +
            "[int]$Seconds", Span),
        new("Get-TimeZone", "[Parameter(Position=0)][string[]]$Name,[string[]]$Id,[switch]$ListAvailable", call =>
            call.Write(ItemView.Make("Ingot.TimeZone", ("Id", call.Machine.TimeZone), ("StandardName", call.Machine.TimeZone)))),
        new("Set-TimeZone", "[Parameter(Position=0)][Alias('Name')][string]$Id,[switch]$PassThru", call =>
            call.Machine.TimeZone = call.Text("Id")),
    ];

    static void Sleep(CommandCall call) => call.Session.Sleep(call.Has("Milliseconds")
        ? TimeSpan.FromMilliseconds(call.Number("Milliseconds"))
        : TimeSpan.FromSeconds(LanguagePrimitives.ConvertTo<double>(call.Value("Seconds"))));

    static void Date(CommandCall call)
    {
        var moment = call.Has("Date")
            ? LanguagePrimitives.ConvertTo<DateTime>(call.Value("Date"))
            : call.Session.Now.UtcDateTime;
        if (call.Has("Format"))
            call.Write(moment.ToString(call.Text("Format"), CultureInfo.InvariantCulture));
        else if (call.Has("UFormat"))
            call.Write(call.Text("UFormat") == "%s"
                ? new DateTimeOffset(DateTime.SpecifyKind(moment,
                    DateTimeKind.Utc)).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)
                : moment.ToString(CultureInfo.InvariantCulture));
        else
            call.Write(moment);
    }

    static void Span(CommandCall call)
    {
        if (call.Has("Start") || call.Has("End"))
        {
            var now = call.Session.Now.UtcDateTime;
            var start = call.Has("Start") ? LanguagePrimitives.ConvertTo<DateTime>(call.Value("Start")) : now;
            var end = call.Has("End") ? LanguagePrimitives.ConvertTo<DateTime>(call.Value("End")) : now;
            call.Write(end - start);
        }
        else
        {
            call.Write(new TimeSpan(call.Number("Days"), call.Number("Hours"), call.Number("Minutes"), call.Number("Seconds")));
        }
    }
}
