using System.Text.Json;

namespace Ingot.Report;

/// <summary>Keeps what happens as one JSON object per line, for machines to follow.</summary>
/// <param name="time">Dates the events.</param>
public sealed class EventLog(TimeProvider time)
{
    readonly Lock gate = new();
    readonly List<ProgressEvent> early = [];
    string? file;

    /// <summary>Adds an event. Until the run is known it is held back.</summary>
    public void Add(string target, string kind, string text = "")
    {
        var happened = new ProgressEvent(time.GetUtcNow(), target, kind, text);
        lock (gate)
        {
            if (file is null)
                early.Add(happened);
            else
                File.AppendAllText(file, Line(happened));
        }
    }

    /// <summary>Begins to write into the folder of the run, after what an earlier process of the same run wrote.</summary>
    public void Open(string runFolder)
    {
        lock (gate)
        {
            if (file is not null)
                return;
            Directory.CreateDirectory(runFolder);
            file = Path.Combine(runFolder, "events.jsonl");
            File.AppendAllLines(file, early.Select(happened => Line(happened).TrimEnd('\n')));
            early.Clear();
        }
    }

    /// <summary>All events of the run so far, those of earlier processes included.</summary>
    public IReadOnlyList<ProgressEvent> Read()
    {
        lock (gate)
        {
            return file is null
                ? [.. early]
                : [.. File.ReadLines(file).Select(Parse).OfType<ProgressEvent>()];
        }
    }

    // A process that was killed may have left half a line.
    static ProgressEvent? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<ProgressEvent>(line, JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    static string Line(ProgressEvent happened) => JsonSerializer.Serialize(happened, JsonSerializerOptions.Web) + "\n";
}
