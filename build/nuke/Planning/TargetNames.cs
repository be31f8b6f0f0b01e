using Nuke.Common.Execution;
using Nuke.Common.Parameters;
using Nuke.Common.Utilities;

namespace Nuke.Common.Planning;

/// <summary>Targets by the names that users type: case and dashes do not count.</summary>
static class TargetNames
{
    public static List<ExecutableTarget> Find(IReadOnlyList<ExecutableTarget> all, IEnumerable<string> names, List<Refusal> refusals)
    {
        var found = new List<ExecutableTarget>();
        foreach (var name in names.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            var plain = name.Replace("-", "");
            if (all.FirstOrDefault(x => string.Equals(x.Name, plain, StringComparison.OrdinalIgnoreCase)) is { } target)
                found.Add(target);
            else
                refusals.Add(Unknown(all, name));
        }

        return found;
    }

    static Refusal Unknown(IReadOnlyList<ExecutableTarget> all, string name)
    {
        var names = all.Where(x => x.Listed).Select(x => x.Name).Order(StringComparer.OrdinalIgnoreCase).ToList();
        var near = Likeness.Nearest(name, names);
        return new Refusal(
            $"Unknown target '{name}'.",
            $"The targets are: {string.Join(", ", names)}.",
            near is null ? "Use one of them; --help says what they do." : $"Did you mean {near}?");
    }
}
