using System.Globalization;

namespace Nuke.Common.Parameters;

/// <summary>The words of the command line: targets first, then switches with their values.</summary>
sealed class CommandLine
{
    readonly List<(string Typed, List<string> Values)> switches = [];

    CommandLine()
    {
    }

    /// <summary>The words before the first switch: names of targets.</summary>
    public List<string> Targets { get; } = [];

    /// <summary>The switches as typed, in order.</summary>
    public IEnumerable<string> Switches => switches.Select(x => x.Typed);

    /// <summary>All words that are no switches, in their order; what follows <c>--continue</c> does not count.</summary>
    public IEnumerable<string> Words
        => Targets.Concat(switches.Where(x => !IsSwitch(x.Typed, EngineParameters.Continue.Name)).SelectMany(x => x.Values));

    public static CommandLine Parse(IEnumerable<string> words)
    {
        var line = new CommandLine();
        foreach (var word in words)
        {
            if (word.StartsWith('-') && !(line.switches.Count > 0 && IsNegativeNumber(word)))
                line.switches.Add((word, []));
            else if (line.switches.Count == 0)
                line.Targets.Add(word);
            else
                line.switches[^1].Values.Add(word);
        }

        return line;
    }

    // No switch has a number for its name, so -1 can only be a value.
    static bool IsNegativeNumber(string word)
        => decimal.TryParse(word, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);

    /// <summary>The words after the last switch of that name, or null; dashes and case do not count.</summary>
    public (string Typed, List<string> Values)? Find(string name)
    {
        var index = switches.FindLastIndex(x => IsSwitch(x.Typed, name));
        return index < 0 ? null : switches[index];
    }

    public static bool IsSwitch(string typed, string name)
        => string.Equals(typed == "-h" ? "help" : typed.Replace("-", ""), name.Replace("-", ""), StringComparison.OrdinalIgnoreCase);
}
