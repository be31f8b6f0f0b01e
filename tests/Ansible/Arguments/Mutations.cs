using Ingot.Ansible;
using Ingot.Ansible.Arguments;

namespace Ingot.Tests.Ansible.Arguments;

/// <summary>Breaks the documented examples on purpose, the same way each time, and counts what the check notices.</summary>
/// <param name="examples">The examples.</param>
sealed class Mutations(Examples examples)
{
    const int Seed = 20260101;

    readonly Dictionary<PlaybookTask, ModuleSpec> accepted = examples.Tasks
        .Where(task => examples.Specs[task.Module] is { } spec && ArgumentCheck.Find(task, spec).Count == 0)
        .ToDictionary(task => task, task => examples.Specs[task.Module]!);

    /// <summary>One letter of one argument's name is lost, doubled, changed or swapped.</summary>
    public (int Made, int Caught, int Meant) Typos()
    {
        var random = new Random(Seed);
        var (made, caught, meant) = (0, 0, 0);
        foreach (var (task, spec) in accepted)
        {
            foreach (var argument in task.Arguments.Entries.Where(argument => !argument.Name.StartsWith('_') && argument.Name.Length > 2))
            {
                var typo = Typo(argument.Name, random);
                if (spec.Find(typo) is not null)
                    continue;
                made++;
                var found = ArgumentCheck.Find(Replace(task, argument, argument with { Name = typo }), spec);
                caught += found.Count > 0 ? 1 : 0;
                meant += found.Any(finding => finding.Text.Contains($"Did you mean '{argument.Name}'?", StringComparison.Ordinal)) ? 1 : 0;
            }
        }

        return (made, caught, meant);
    }

    /// <summary>An argument that the module always needs is taken away.</summary>
    public (int Made, int Caught) Removals()
    {
        var (made, caught) = (0, 0);
        foreach (var (task, spec) in accepted)
        {
            foreach (var argument in task.Arguments.Entries.Where(argument => spec.Find(argument.Name) is { Required: true }))
            {
                made++;
                caught += ArgumentCheck.Find(Replace(task, argument, null), spec).Any(IsMissing) ? 1 : 0;
            }
        }

        return (made, caught);
    }

    static bool IsMissing(LintFinding finding) => finding.Rule == "argument[missing]";

    static PlaybookTask Replace(PlaybookTask task, Argument argument, Argument? other) => task with
    {
        Arguments = task.Arguments with { Entries = [.. task.Arguments.Entries.Select(entry => entry == argument ? other : entry).OfType<Argument>()] },
    };

    static string Typo(string name, Random random)
    {
        var at = random.Next(0, name.Length);
        var letter = (char)('a' + random.Next(0, 26));
        var typo = random.Next(0, 4) switch
        {
            0 => name.Remove(at, 1),
            1 => name.Insert(at, $"{letter}"),
            2 => $"{name[..at]}{letter}{name[(at + 1)..]}",
            _ => at + 1 < name.Length ? $"{name[..at]}{name[at + 1]}{name[at]}{name[(at + 2)..]}" : name.Remove(at, 1),
        };
        return typo == name ? name + letter : typo;
    }
}
