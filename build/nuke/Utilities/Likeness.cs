namespace Nuke.Common.Utilities;

/// <summary>Finds the name somebody probably meant.</summary>
static class Likeness
{
    /// <summary>The candidate nearest to what was typed, or null if none is near.</summary>
    public static string? Nearest(string typed, IEnumerable<string> candidates)
    {
        // Two letters changed places count twice; in a very short word that would be another word.
        var length = Plain(typed).Length;
        var allowed = length < 4 ? 1 : Math.Max(2, length / 3);
        return candidates.Select(x => (Name: x, Distance: Distance(Plain(typed), Plain(x))))
            .Where(x => x.Distance <= allowed)
            .OrderBy(x => x.Distance)
            .Select(x => x.Name)
            .FirstOrDefault();
    }

    static string Plain(string text) => text.Replace("-", "").ToLowerInvariant();

    // Levenshtein: insertions, deletions and replacements, one row at a time.
    static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
