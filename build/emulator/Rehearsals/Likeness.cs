namespace Ingot.Emulator.Rehearsals;

/// <summary>Finds what a person most likely meant.</summary>
static class Likeness
{
    /// <summary>"Did you mean X?", or all names when none is near.</summary>
    public static string Hint(string typed, IReadOnlyCollection<string> names)
    {
        var near = names.OrderBy(name => Distance(typed.ToUpperInvariant(), name.ToUpperInvariant())).FirstOrDefault();
        return near is not null && Distance(typed.ToUpperInvariant(), near.ToUpperInvariant()) <= Math.Max(2, typed.Length / 4)
            ? $"Did you mean {near}?"
            : $"Use one of {string.Join(", ", names)}.";
    }

    // Levenshtein: letters added, left out or changed.
    static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var above = row[j];
                var changed = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                row[j] = Math.Min(changed, Math.Min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[right.Length];
    }
}
