using System.Collections.Concurrent;
using Serilog.Core;
using Serilog.Events;

namespace Nuke.Common.Output;

/// <summary>Keeps warnings and errors for the list at the end.</summary>
sealed class ProblemSink(BuildLog log) : ILogEventSink
{
    readonly ConcurrentQueue<Problem> problems = new();

    public IReadOnlyCollection<Problem> Problems => problems;

    public void Emit(LogEvent logEvent)
    {
        if (logEvent.MessageTemplate.Text.Length > 0)
            problems.Enqueue(new Problem(logEvent.Level, log.Target, LogLines.Message(logEvent)));
    }
}
