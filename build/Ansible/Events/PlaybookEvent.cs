using System.Text.Json;

namespace Ingot.Ansible.Events;

/// <summary>A line that the callback plugin writes: "play", "task" (one begins), "result" (one ended on a host), "nobody", "uncounted" or "end".</summary>
/// <param name="Event">Which of them.</param>
sealed record PlaybookEvent(string Event)
{
    static readonly JsonSerializerOptions format = new(JsonSerializerDefaults.Web);

    public string Name { get; init; } = "";

    public string Play { get; init; } = "";

    public string Host { get; init; } = "";

    public string Module { get; init; } = "";

    public string Status { get; init; } = "";

    /// <summary>Absolute path.</summary>
    public string? File { get; init; }

    public int Line { get; init; }

    public int Number { get; init; }

    /// <summary>How many tasks are known; null when they could not be counted.</summary>
    public int? Total { get; init; }

    /// <summary>True when includes may add tasks.</summary>
    public bool Open { get; init; }

    public double Seconds { get; init; }

    public int? Items { get; init; }

    public bool? Hidden { get; init; }

    public string? Message { get; init; }

    public JsonElement? Code { get; init; }

    public string? Stderr { get; init; }

    public string? Stdout { get; init; }

    public string? Exception { get; init; }

    public string? Item { get; init; }

    public IReadOnlyDictionary<string, JsonElement>? Arguments { get; init; }

    public IReadOnlyList<string> Warnings { get; init; } = [];

    public IReadOnlyList<string> Deprecations { get; init; } = [];

    /// <summary>Name by which --start-at-task gets there.</summary>
    public string? Reach { get; init; }

    /// <summary>Name of the task that includes it, when --start-at-task gets only there.</summary>
    public string? Include { get; init; }

    /// <summary>File and line of an earlier task of the same name, at which --start-at-task would begin.</summary>
    public string? Earlier { get; init; }

    public bool Handler { get; init; }

    /// <summary>Name of the task that notified the handler.</summary>
    public string? Notifier { get; init; }

    /// <summary>Handlers that were notified and have not run.</summary>
    public IReadOnlyList<string> Pending { get; init; } = [];

    /// <summary>What another process could not know and would need, in words.</summary>
    public IReadOnlyList<string> Lost { get; init; } = [];

    /// <summary>Variables that another process needs.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Carry { get; init; }

    /// <summary>Reads a line; null for half of one, which a killed Ansible leaves.</summary>
    public static PlaybookEvent? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<PlaybookEvent>(line, format);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What events and messages say of it.</summary>
    /// <param name="root">Folder of the project.</param>
    /// <param name="mask">Hides secrets in a text.</param>
    public TaskOutcome ToOutcome(string root, Func<string, string> mask) => new(mask(Name), Status)
    {
        Play = mask(Play),
        Host = Host,
        File = File is null ? null : Relative(File, root),
        Line = Line,
        Module = Module,
        Seconds = Seconds,
        Number = Number,
        Items = Items,
        Message = Masked(Message, mask),
        Code = Code is { ValueKind: JsonValueKind.Number } code && code.TryGetInt32(out var number) ? number : null,
        Detail = Masked(Stderr ?? Exception ?? Stdout, mask),
        Item = Masked(Item, mask),
        Arguments = Arguments is null or { Count: 0 } ? null : mask(string.Join(", ", Arguments.Select(pair => $"{pair.Key}={Short(pair.Value)}"))),
        Hidden = Hidden,
        Warnings = Warnings.Count == 0 ? null : [.. Warnings.Select(mask)],
        Deprecations = Deprecations.Count == 0 ? null : [.. Deprecations.Select(mask)],
    };

    static string? Masked(string? text, Func<string, string> mask) => string.IsNullOrWhiteSpace(text) ? null : mask(text.Trim());

    static string Relative(string file, string root)
    {
        var path = Path.GetRelativePath(root, file).Replace('\\', '/');
        return path.StartsWith("..", StringComparison.Ordinal) ? file : path;
    }

    static string Short(JsonElement value)
    {
        var text = (value.ValueKind == JsonValueKind.String ? value.GetString() ?? "" : value.GetRawText()).Trim().ReplaceLineEndings(" ");
        return text.Length <= 200 ? text : $"{text[..199]}…";
    }
}
