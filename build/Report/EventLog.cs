using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ingot.Report;

/// <summary>Keeps what happens as one JSON object per line, for machines to follow.</summary>
/// <param name="time">Dates the events.</param>
public sealed class EventLog(TimeProvider time)
{
    static readonly JsonSerializerOptions format = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    readonly Lock gate = new();
    readonly List<ProgressEvent> early = [];
    string? file;
    StreamWriter? follower;

    /// <summary>Adds an event. Until the run is known it is held back, but not from whoever follows.</summary>
    public void Add(string target, string kind, string text = "", TaskOutcome? task = null)
    {
        var happened = new ProgressEvent(time.GetUtcNow(), target, kind, text, task);
        lock (gate)
        {
            follower?.Write(Line(happened));
            if (file is null)
                early.Add(happened);
            else
                File.AppendAllText(file, Line(happened));
        }
    }

    /// <summary>Writes every event to a further file as well, from now on; what the file held is gone. A pipe or device will do.</summary>
    public void Follow(string path) => follower = new StreamWriter(path) { AutoFlush = true };

    /// <summary>Ends the further file.</summary>
    public void Unfollow()
    {
        lock (gate)
        {
            follower?.Dispose();
            follower = null;
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
            return JsonSerializer.Deserialize<ProgressEvent>(line, format);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    static string Line(ProgressEvent happened) => JsonSerializer.Serialize(happened, format) + "\n";
}
