using System.Text.Json.Nodes;

namespace Ingot.Emulator.Modules.Specs;

/// <summary>Whether the arguments of a task fit together; a default counts as given.</summary>
static class Relations
{
    /// <summary>Refuses those that do not.</summary>
    public static void Check(ModuleSpec spec, JsonObject values, Func<string, ModuleFailureException> fail)
    {
        foreach (var group in spec.RequiredTogether.Where(group => group.Any(values.ContainsKey) && !group.All(values.ContainsKey)))
            throw fail($"parameters are required together: {string.Join(", ", group)}");
        foreach (var group in spec.RequiredOneOf.Where(group => !group.Any(values.ContainsKey)))
            throw fail($"one of the following is required: {string.Join(", ", group)}");
        foreach (var rule in spec.RequiredIf.Where(rule => values[rule.Name] is { } value && OptionValues.Plain(value) == rule.Value))
        {
            var missing = rule.Needed.Where(name => !values.ContainsKey(name)).ToList();
            if (missing.Count >= (rule.AnyOne ? rule.Needed.Count : 1) && missing.Count > 0)
            {
                var term = rule.AnyOne ? "any" : "all";
                throw fail($"{rule.Name} is {rule.Value} but {term} of the following are missing: {string.Join(", ", missing)}");
            }
        }

        foreach (var (name, needed) in spec.RequiredBy.Where(rule => values.ContainsKey(rule.Key)))
        {
            var missing = needed.Where(other => !values.ContainsKey(other)).ToList();
            if (missing.Count > 0)
                throw fail($"missing parameter(s) required by '{name}': {string.Join(", ", missing)}");
        }
    }
}
