using Ingot.Recipes;

namespace Ingot.Ansible.Arguments;

/// <summary>What the check of playbooks found.</summary>
/// <param name="Tasks">How many tasks were looked at.</param>
/// <param name="Findings">All findings, in the order of files and lines.</param>
public sealed record PlaybookReport(int Tasks, IReadOnlyList<LintFinding> Findings)
{
    /// <summary>What would fail, or do something else than what is written.</summary>
    public IEnumerable<LintFinding> Mistakes => Findings.Where(finding => !IsAdvice(finding));

    /// <summary>What works today, and will not for ever.</summary>
    public IEnumerable<LintFinding> Advice => Findings.Where(IsAdvice);

    /// <summary>Refuses mistakes that were listed before.</summary>
    /// <exception cref="Fault">There is a mistake.</exception>
    public void Require()
    {
        if (Mistakes.ToList() is not [var first, ..] mistakes)
            return;
        throw new Fault(
            mistakes.Count == 1 ? "The playbook has a mistake." : $"The playbook has {mistakes.Count} mistakes.",
            mistakes.Count == 1 ? $"{first}" : $"All are listed above; the first is {first}.",
            "Correct each at its line; docs/argument-check.md explains the rules.")
        {
            ExitCode = ExitCodes.Refused,
        };
    }

    /// <summary>The same, beside what else is wrong with a recipe.</summary>
    public IReadOnlyList<Finding> ToFindings() =>
    [
        .. Findings.Select(finding => new Finding(
            $"{finding.File}:{finding.Line}: {finding.Text}",
            $"What stands in '{finding.File}': line {finding.Line} would fail on the build VM, or do something else than it says ({finding.Rule}).",
            "Correct it there; docs/argument-check.md explains the rule.") { IsWarning = IsAdvice(finding) }),
    ];

    static bool IsAdvice(LintFinding finding) => finding.Rule.EndsWith("[deprecated]", StringComparison.Ordinal);
}
