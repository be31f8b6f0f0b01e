namespace Ingot.Ansible.Arguments;

/// <summary>Collects the mistakes of one task.</summary>
/// <param name="task">The task.</param>
sealed class Findings(PlaybookTask task)
{
    readonly List<LintFinding> all = [];

    /// <summary>What was found.</summary>
    public IReadOnlyList<LintFinding> All => all;

    /// <summary>What the arguments belong to, for people to read.</summary>
    public string Owner => task.Module.StartsWith("role ", StringComparison.Ordinal) ? $"Role '{task.Module[5..]}'" : $"Module '{task.Module}'";

    /// <summary>True when values are not to be shown.</summary>
    public bool HidesValues => task.Secret;

    /// <summary>Notes a mistake.</summary>
    /// <param name="rule">Name of the rule, such as argument[unknown].</param>
    /// <param name="text">What is wrong.</param>
    /// <param name="place">Where; null means at the task.</param>
    public void Add(string rule, string text, ArgumentPlace? place = null) =>
        all.Add(new LintFinding(place?.File ?? task.File, place?.Line ?? task.Line, rule, text));
}
