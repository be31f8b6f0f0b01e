namespace Ingot.Ansible.Arguments;

/// <summary>Finds what was probably meant.</summary>
static class Similar
{
    /// <summary>The nearest word, when it is near enough to be meant; null otherwise.</summary>
    public static string? Find(string word, IEnumerable<string> words)
    {
        var nearest = words.Distinct(StringComparer.Ordinal)
            .Select(other => (Word: other, Distance: Distance(word.ToLowerInvariant(), other.ToLowerInvariant())))
            .OrderBy(entry => entry.Distance)
            .ThenBy(entry => entry.Word, StringComparer.Ordinal)
            .FirstOrDefault();
        return nearest.Word is { } best && nearest.Distance <= Math.Max(1, Math.Max(word.Length, best.Length) / 3) ? best : null;
    }

    /// <summary>A sentence with it, or nothing.</summary>
    public static string Sentence(string word, IEnumerable<string> words) => Find(word, words) is { } best ? $" Did you mean '{best}'?" : "";

    /// <summary>True when one word is the other with a single slip of the finger.</summary>
    public static bool IsSlip(string word, string other) => Distance(word.ToLowerInvariant(), other.ToLowerInvariant()) == 1;

    // Letters added, lost, changed, or two neighbours swapped.
    static int Distance(string left, string right)
    {
        var cost = new int[left.Length + 1, right.Length + 1];
        for (var row = 0; row <= left.Length; row++)
            cost[row, 0] = row;
        for (var column = 0; column <= right.Length; column++)
            cost[0, column] = column;
        for (var row = 1; row <= left.Length; row++)
        {
            for (var column = 1; column <= right.Length; column++)
            {
                var change = left[row - 1] == right[column - 1] ? 0 : 1;
                cost[row, column] = Math.Min(Math.Min(cost[row - 1, column] + 1, cost[row, column - 1] + 1), cost[row - 1, column - 1] + change);
                if (row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1])
                    cost[row, column] = Math.Min(cost[row, column], cost[row - 2, column - 2] + 1);
            }
        }

        return cost[left.Length, right.Length];
    }
}
