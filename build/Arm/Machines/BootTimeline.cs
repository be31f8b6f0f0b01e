using System.Globalization;

namespace Ingot.Arm.Machines;

/// <summary>How a machine came up, in seconds since Azure accepted its creation.</summary>
/// <remarks>
/// What Azure and the guest date themselves counts by their dates, so that neither this machine's clock nor the pauses between its questions are
/// in the figures. The rest is measured here, and added to what was known last.
/// </remarks>
/// <param name="time">The clock of this machine.</param>
public sealed class BootTimeline(TimeProvider time)
{
    readonly List<(string Name, double Seconds)> marks = [];
    long last = time.GetTimestamp();

    /// <summary>When Azure accepted the creation, by its own clock; null when it did not say.</summary>
    public DateTimeOffset? Accepted { get; private set; }

    /// <summary>Every mark with its seconds, in the order they came.</summary>
    public IReadOnlyDictionary<string, double> Marks => marks.ToDictionary(mark => mark.Name, mark => Math.Round(mark.Seconds, 1), StringComparer.Ordinal);

    /// <summary>The seconds of a mark; null when it never came.</summary>
    public double? Seconds(string name) => Marks.TryGetValue(name, out var seconds) ? seconds : null;

    /// <summary>The creation is about to be asked for.</summary>
    public void Begin() => last = time.GetTimestamp();

    /// <summary>Azure accepted the creation.</summary>
    /// <param name="when">When, by Azure's clock; null when it does not say.</param>
    public void Accept(DateTimeOffset? when) => Accepted = when;

    /// <summary>The machine came to a mark.</summary>
    /// <param name="name">Such as usable.</param>
    /// <param name="when">When, by the clock of Azure or of the guest; null: now.</param>
    public void Mark(string name, DateTimeOffset? when = null)
    {
        var before = marks.Count == 0 ? 0 : marks[^1].Seconds;
        var seconds = when - Accepted is { } dated ? dated.TotalSeconds : before + time.GetElapsedTime(last).TotalSeconds;
        // Clocks of a guest and of Azure differ a little; nothing happens before what it follows from.
        marks.Add((name, Math.Max(seconds, before)));
        last = time.GetTimestamp();
    }

    /// <inheritdoc/>
    public override string ToString() => marks.Count == 0
        ? "not even provisioned"
        : string.Join(", ", marks.Select(mark => string.Create(CultureInfo.InvariantCulture, $"{mark.Name} after {mark.Seconds:0} s")));
}
