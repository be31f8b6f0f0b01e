using System.Globalization;

namespace Ingot.Recipes;

/// <summary>How soon a machine made of the image has to be usable.</summary>
/// <param name="Limit">The time.</param>
/// <param name="OnlyWarns">True when a slower machine is no failure.</param>
public sealed record ReadyBudget(TimeSpan Limit, bool OnlyWarns)
{
    /// <summary>The goal of baked images: provisioning a machine takes half an hour without one.</summary>
    public static readonly TimeSpan Goal = TimeSpan.FromMinutes(5);

    /// <summary>Reads a time as hh:mm:ss, the word warn, or both; null when it is something else.</summary>
    public static ReadyBudget? Parse(IReadOnlyList<string> words)
    {
        var times = words.Where(word => !IsWarn(word)).ToList();
        return times switch
        {
            [] => new ReadyBudget(Goal, words.Any(IsWarn)),
            // Without a colon it would be days.
            [var text] when text.Contains(':', StringComparison.Ordinal)
                && TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var limit) && limit > TimeSpan.Zero => new ReadyBudget(limit, words.Any(IsWarn)),
            _ => null,
        };
    }

    static bool IsWarn(string word) => word.Equals("warn", StringComparison.OrdinalIgnoreCase);
}
