using System.Globalization;
using System.Management.Automation.Language;

namespace Ingot.Ansible.Arguments.Sources;

/// <summary>Reads the spec that a module hands to Ansible.Basic: a hashtable, and fragments of it.</summary>
static class BasicSpec
{
    /// <summary>The spec; null when the module has none, or makes it at run time.</summary>
    public static ModuleSpec? Read(ModuleSource source)
    {
        var script = source.Parse();
        if (script.Find(IsCreation, searchNestedScriptBlocks: true) is not InvokeMemberExpressionAst { Arguments: { Count: > 1 } arguments } creation)
            return null;
        var scope = new ScriptScope(source.Functions(script));
        scope.Follow(script.EndBlock?.Statements ?? [], creation.Extent.StartOffset);
        var reader = new ScriptReader(scope);
        if (reader.Read(arguments[1]) is not Dictionary<string, object?> spec)
            return null;
        foreach (var fragment in arguments.Count > 2 ? Items(reader.Read(arguments[2])) : [])
            spec = fragment is Dictionary<string, object?> table ? Merge(spec, table) : Open(spec);
        return Spec(spec);
    }

    static bool IsCreation(Ast node) => node is InvokeMemberExpressionAst
    {
        Static: true,
        Expression: TypeExpressionAst { TypeName.FullName: "Ansible.Basic.AnsibleModule" },
        Member: StringConstantExpressionAst { Value: "Create" },
    };

    static Dictionary<string, object?> Open(Dictionary<string, object?> spec) => new(spec, StringComparer.OrdinalIgnoreCase) { ["_open"] = true };

    // As Ansible.Basic does: options and lists are joined, the module's own come first.
    static Dictionary<string, object?> Merge(Dictionary<string, object?> spec, Dictionary<string, object?> fragment)
    {
        var merged = new Dictionary<string, object?>(spec, StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in fragment)
        {
            merged[key] = (merged.GetValueOrDefault(key), value) switch
            {
                (Dictionary<string, object?> own, Dictionary<string, object?> other) =>
                    new Dictionary<string, object?>(own.Concat(other.Where(entry => !own.ContainsKey(entry.Key))), StringComparer.OrdinalIgnoreCase),
                (List<object?> own, List<object?> other) => own.Concat(other).ToList(),
                (null, _) => value,
                (var own, _) => own,
            };
        }

        return merged;
    }

    static ModuleSpec Spec(Dictionary<string, object?> table)
    {
        var options = table.GetValueOrDefault("options") as Dictionary<string, object?> ?? [];
        return new ModuleSpec
        {
            Options = [.. options.Where(entry => entry.Key != "_open").Select(entry => Option(entry.Key, entry.Value))],
            IsOpen = options.ContainsKey("_open") || table.ContainsKey("_open") || table.GetValueOrDefault("options") is Unknown,
            MutuallyExclusive = Groups(table, "mutually_exclusive"),
            RequiredTogether = Groups(table, "required_together"),
            RequiredOneOf = Groups(table, "required_one_of"),
            RequiredIf = [.. Rules(table, "required_if").Where(rule => rule.Count > 2)
                .Select(rule => new RequiredIf(Text(rule[0]), Text(rule[1]), Texts(rule[2]), rule.Count > 3 && rule[3] is true))],
            RequiredBy = [.. (table.GetValueOrDefault("required_by") as Dictionary<string, object?> ?? [])
                .Where(entry => entry.Value is string or List<object?>)
                .Select(entry => new RequiredBy(entry.Key, Texts(entry.Value)))],
        };
    }

    static ModuleOption Option(string name, object? value)
    {
        if (value is not Dictionary<string, object?> table)
            return new ModuleOption(name, "raw") { ChoicesAreKnown = false };
        var fallback = table.GetValueOrDefault("default");
        return new ModuleOption(name, table.GetValueOrDefault("type", "str") as string ?? "raw")
        {
            Required = table.GetValueOrDefault("required") is true,
            Default = fallback is null or Unknown or List<object?> or Dictionary<string, object?> ? null : Text(fallback),
            HasDefault = fallback is not null,
            Choices = Texts(table.GetValueOrDefault("choices")),
            ChoicesAreKnown = IsKnown(table.GetValueOrDefault("choices")),
            Aliases = Texts(table.GetValueOrDefault("aliases")),
            Elements = table.GetValueOrDefault("elements") as string,
            Options = table.GetValueOrDefault("options") is Dictionary<string, object?> { Count: > 0 } ? Spec(table) : null,
            IsSecret = table.GetValueOrDefault("no_log") is true,
            Deprecated = (table.GetValueOrDefault("removed_in_version") ?? table.GetValueOrDefault("removed_at_date")) is string end ? end : null,
        };
    }

    static bool IsKnown(object? value) => value is not Unknown && (value is not List<object?> list || list.TrueForAll(item => item is not Unknown));

    static IReadOnlyList<IReadOnlyList<string>> Groups(Dictionary<string, object?> table, string name) => [.. Rules(table, name).Select(rule => Texts(rule))];

    // @("a", "b") is one rule, @(, @("a", "b")) as well.
    static IEnumerable<List<object?>> Rules(Dictionary<string, object?> table, string name) =>
        table.GetValueOrDefault(name) is not List<object?> rules ? [] :
        rules.TrueForAll(rule => rule is string) && rules.Count > 0 ? [rules] : rules.OfType<List<object?>>();

    static IReadOnlyList<object?> Items(object? value) => value switch { List<object?> list => list, null => [], _ => [value] };

    static IReadOnlyList<string> Texts(object? value) => [.. Items(value).Where(item => item is not Unknown and not null).Select(Text)];

    static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
