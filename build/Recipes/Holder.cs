using System.Globalization;

namespace Ingot.Recipes;

/// <summary>A process that works on a build VM, as the VM's surroundings remember it.</summary>
/// <param name="Who">For people: user and host, or the run of a build server.</param>
/// <param name="Machine">Tells machines apart, and what a process number means on them.</param>
/// <param name="ProcessId">Number of the process on that machine.</param>
/// <param name="Since">When it began.</param>
/// <param name="Alive">When it last said that it lives.</param>
public sealed record Holder(string Who, string Machine, int ProcessId, DateTimeOffset Since, DateTimeOffset Alive)
{
    const string Format = "yyyy-MM-ddTHH:mm:ssZ";

    /// <summary>Reads a tag; null when it names nobody.</summary>
    public static Holder? Parse(string? tag) =>
        tag?.Split('|') is [var who, var machine, var process, var since, var alive]
        && int.TryParse(process, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && Time(since) is { } began && Time(alive) is { } seen
            ? new Holder(who, machine, number, began, seen)
            : null;

    /// <summary>True when both are one process, whenever it last said so.</summary>
    public bool IsSameAs(Holder? other) =>
        other is not null && other.Machine == Machine && other.ProcessId == ProcessId && other.Since == Since;

    /// <summary>The tag; at most 256 characters, as Azure allows.</summary>
    public override string ToString()
    {
        var rest = string.Create(CultureInfo.InvariantCulture, $"|{Machine}|{ProcessId}|{Text(Since)}|{Text(Alive)}");
        var who = Who.Replace('|', '/');
        return who[..Math.Min(who.Length, 256 - rest.Length)] + rest;
    }

    static string Text(DateTimeOffset time) => time.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    static DateTimeOffset? Time(string text) =>
        DateTimeOffset.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
