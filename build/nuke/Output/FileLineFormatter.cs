using Serilog.Events;
using Serilog.Formatting;

namespace Nuke.Common.Output;

/// <summary>Lines of a log file: <c>HH:mm:ss.fff | I | target | text</c>, masked.</summary>
sealed class FileLineFormatter(BuildLog log, bool timestamps) : ITextFormatter
{
    public void Format(LogEvent logEvent, TextWriter output)
    {
        var time = timestamps ? $"{logEvent.Timestamp:HH:mm:ss.fff} | " : "";
        var level = LogLines.Code(logEvent.Level)[0];
        output.WriteLine(log.Mask($"{time}{level} | {log.Target,-20} | {LogLines.Message(logEvent)}"));
        if (logEvent.Exception is { } exception)
            output.WriteLine(log.Mask(exception.ToString()));
    }
}
