namespace Ingot.Ansible.Arguments;

/// <summary>Whether the arguments of a task fit together.</summary>
static class RelationCheck
{
    /// <summary>Notes what is missing, and what excludes each other.</summary>
    public static void Check(Findings findings, ArgumentPlace place, IReadOnlyDictionary<ModuleOption, Argument> given, ModuleSpec spec, string path)
    {
        var arguments = given.Where(entry => !entry.Value.Value.IsAbsent).ToDictionary(entry => entry.Key.Name, entry => entry.Value.Value, spec.Comparer());
        var missing = spec.Options.Where(option => option.Required && !arguments.ContainsKey(option.Name)).Select(option => option.Name).ToList();
        if (missing.Count > 0)
            findings.Add("argument[missing]", $"{findings.Owner} needs {Names(missing, path)}.", place);
        foreach (var group in spec.MutuallyExclusive)
        {
            if (group.Where(name => IsSurely(arguments, name)).ToList() is { Count: > 1 } both)
                findings.Add("argument[exclusive]", $"Arguments {Names(both, path)} of {findings.Owner} exclude each other.", place);
        }

        foreach (var group in spec.RequiredTogether.Where(group => group.Any(name => IsSurely(arguments, name)) && !group.All(name => Has(arguments, spec, name))))
        {
            var absent = Names(group.Where(name => !Has(arguments, spec, name)), path);
            findings.Add("argument[together]", $"Arguments {Names(group, path)} of {findings.Owner} belong together; {absent} is missing.", place);
        }

        foreach (var group in spec.RequiredOneOf.Where(group => !group.Any(name => Has(arguments, spec, name))))
            findings.Add("argument[one-of]", $"{findings.Owner} needs one of {Names(group, path)}.", place);
        CheckConditions(findings, place, arguments, spec, path);
    }

    static void CheckConditions(Findings findings, ArgumentPlace place, Dictionary<string, ArgumentValue> arguments, ModuleSpec spec, string path)
    {
        foreach (var rule in spec.RequiredIf.Where(rule => Applies(rule, arguments, spec)))
        {
            var missing = rule.Needed.Where(name => !Has(arguments, spec, name)).ToList();
            if (missing.Count == 0 || (rule.AnyOne && missing.Count < rule.Needed.Count))
                continue;
            var needed = $"{(rule.AnyOne ? "one of " : "")}{Names(missing, path)}";
            findings.Add("argument[required-if]", $"{findings.Owner} with {path}{rule.Name} '{rule.Value}' needs {needed}.", place);
        }

        foreach (var rule in spec.RequiredBy.Where(rule => IsSurely(arguments, rule.Name)))
        {
            var missing = rule.Needed.Where(name => !Has(arguments, spec, name)).ToList();
            if (missing.Count > 0)
                findings.Add("argument[required-by]", $"{findings.Owner} with '{path}{rule.Name}' needs {Names(missing, path)}.", place);
        }
    }

    static bool Applies(RequiredIf rule, Dictionary<string, ArgumentValue> arguments, ModuleSpec spec)
    {
        var value = arguments.GetValueOrDefault(rule.Name);
        if (value is { IsUnknown: true })
            return false;
        var text = value?.Text ?? spec.Find(rule.Name)?.Default;
        var ignoresCase = spec.IgnoresUnknown || spec.Find(rule.Name)?.Type == "bool";
        return text is not null && text.Equals(rule.Value, ignoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
    }

    static bool IsSurely(Dictionary<string, ArgumentValue> arguments, string name) => arguments.TryGetValue(name, out var value) && !value.MayBeOmitted;

    // A default counts as given.
    static bool Has(Dictionary<string, ArgumentValue> arguments, ModuleSpec spec, string name) =>
        arguments.ContainsKey(name) || spec.Find(name) is { HasDefault: true };

    static string Names(IEnumerable<string> names, string path) => string.Join(", ", names.Select(name => $"'{path}{name}'"));
}
