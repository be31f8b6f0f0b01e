using Nuke.Common.Execution;
using Serilog.Core;
using Serilog.Events;

namespace Nuke.Common.Output;

/// <summary>Writes log events to the console, as <c>HH:mm:ss [INF] text</c>, and tells the host of problems.</summary>
sealed class ConsoleSink(Session session, bool timestamps) : ILogEventSink
{
    public void Emit(LogEvent logEvent)
    {
        if (logEvent.Level < LowestLevel(session.Verbosity))
            return;
        var text = LogLines.Message(logEvent);
        if (session.Host.FilterMessage(text))
        {
            session.Console.WriteLine(text);
            return;
        }

        var time = timestamps ? $"{logEvent.Timestamp:HH:mm:ss} " : "";
        var style = StyleOf(logEvent.Level);
        session.Console.WriteLine($"{time}[{LogLines.Code(logEvent.Level)}] {text}", style);
        if (logEvent.Exception is { } exception)
            session.Console.WriteLine(exception.ToString(), style);
        Report(logEvent, text);
    }

    void Report(LogEvent logEvent, string text)
    {
        var whole = logEvent.Exception is { } exception ? $"{text}: {exception.Message}" : text;
        if (logEvent.Level == LogEventLevel.Warning)
            session.Host.ReportWarning(whole);
        else if (logEvent.Level > LogEventLevel.Warning)
            session.Host.ReportError(whole);
    }

    static LogEventLevel LowestLevel(Verbosity verbosity) => verbosity switch
    {
        Verbosity.Verbose => LogEventLevel.Verbose,
        Verbosity.Normal => LogEventLevel.Debug,
        Verbosity.Minimal => LogEventLevel.Warning,
        _ => LogEventLevel.Error,
    };

    static Style StyleOf(LogEventLevel level) => level switch
    {
        LogEventLevel.Verbose or LogEventLevel.Debug => Style.Faint,
        LogEventLevel.Information => Style.Plain,
        LogEventLevel.Warning => Style.Warning,
        _ => Style.Error,
    };
}
