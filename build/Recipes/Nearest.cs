namespace Ingot.Recipes;

/// <summary>The word that somebody probably meant.</summary>
public static class Nearest
{
    /// <summary>The candidate that differs least, letter case aside; null when none is near.</summary>
    public static string? To(string typed, IEnumerable<string> candidates)
    {
        var limit = Math.Max(1, typed.Length / 3);
        return candidates
            .Select(candidate => (Word: candidate, Distance: Distance(typed.ToUpperInvariant(), candidate.ToUpperInvariant())))
            // A word of which no letter is left was not meant.
            .Where(entry => entry.Distance <= limit && entry.Distance < Math.Min(typed.Length, entry.Word.Length))
            .OrderBy(entry => entry.Distance)
            .Select(entry => entry.Word)
            .FirstOrDefault();
    }

    // Levenshtein's distance, row by row.
    static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        foreach (var (index, letter) in from.Index())
        {
            var next = new int[row.Length];
            next[0] = index + 1;
            for (var at = 1; at < row.Length; at++)
                next[at] = Math.Min(Math.Min(next[at - 1], row[at]) + 1, row[at - 1] + (letter == to[at - 1] ? 0 : 1));
            row = next;
        }

        return row[^1];
    }
}
