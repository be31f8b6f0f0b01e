using System.Collections;
using System.Management.Automation;

namespace Ingot.Emulator.Modules.Specs;

/// <summary>Reads the hashtable that a module hands to Ansible.Basic.</summary>
static class SpecTable
{
    /// <summary>The spec, with its fragments: what the module says itself comes first, lists are joined.</summary>
    /// <param name="table">The module's hashtable.</param>
    /// <param name="fragments">What modules of the same kind share.</param>
    /// <param name="isOpen">True when some of it could not be read.</param>
    public static ModuleSpec Read(IDictionary table, IEnumerable<IDictionary> fragments, bool isOpen)
    {
        var spec = Read(table) with { IsOpen = isOpen };
        foreach (var fragment in fragments.Select(Read))
        {
            spec = spec with
            {
                Options = [.. spec.Options, .. fragment.Options.Where(option => !spec.Options.Any(own => own.Name == option.Name))],
                MutuallyExclusive = [.. spec.MutuallyExclusive, .. fragment.MutuallyExclusive],
                RequiredTogether = [.. spec.RequiredTogether, .. fragment.RequiredTogether],
                RequiredOneOf = [.. spec.RequiredOneOf, .. fragment.RequiredOneOf],
                RequiredIf = [.. spec.RequiredIf, .. fragment.RequiredIf],
            };
        }

        return spec;
    }

    static ModuleSpec Read(IDictionary table) => new()
    {
        // A hashtable has no order of its own.
        Options = [.. (Plain(table["options"]) as IDictionary ?? new Hashtable()).Cast<DictionaryEntry>()
            .Select(entry => Option(entry.Key.ToString() ?? "", Plain(entry.Value) as IDictionary ?? new Hashtable()))
            .OrderBy(option => option.Name, StringComparer.Ordinal)],
        MutuallyExclusive = Groups(table["mutually_exclusive"]),
        RequiredTogether = Groups(table["required_together"]),
        RequiredOneOf = Groups(table["required_one_of"]),
        RequiredIf = [.. Items(table["required_if"]).Select(Items).Where(rule => rule.Count > 2)
            .Select(rule => new RequiredIf(Text(rule[0]), Text(rule[1]), Texts(rule[2]), rule.Count > 3 && LanguagePrimitives.IsTrue(rule[3])))],
        RequiredBy = [.. (Plain(table["required_by"]) as IDictionary ?? new Hashtable()).Cast<DictionaryEntry>()
            .Select(entry => KeyValuePair.Create(entry.Key.ToString() ?? "", Texts(entry.Value)))],
        SupportsCheckMode = LanguagePrimitives.IsTrue(table["supports_check_mode"]),
    };

    static ModuleOption Option(string name, IDictionary table)
    {
        // A converter of the module's own is a delegate, which the constrained language does not make.
        var type = table.Contains("type") ? Plain(table["type"]) as string ?? "raw" : "str";
        return new(name, type)
        {
            Required = LanguagePrimitives.IsTrue(table["required"]),
            Default = PowerShellData.ToJson(table["default"]),
            Choices = Texts(table["choices"]),
            Aliases = Texts(table["aliases"]),
            Elements = Plain(table["elements"]) as string,
            Inner = Plain(table["options"]) is IDictionary { Count: > 0 } ? Read(table) : null,
            AppliesDefaults = LanguagePrimitives.IsTrue(table["apply_defaults"]),
        };
    }

    static IReadOnlyList<IReadOnlyList<string>> Groups(object? value) => [.. Items(value).Select(Texts).Where(group => group.Count > 0)];

    static IReadOnlyList<string> Texts(object? value) => [.. Items(value).Where(item => item is not null).Select(Text)];

    static List<object?> Items(object? value) => Plain(value) switch
    {
        null => [],
        string text => [text],
        IEnumerable items and not IDictionary => [.. items.Cast<object?>()],
        var single => [single],
    };

    static string Text(object? value) => LanguagePrimitives.ConvertTo<string>(value) ?? "";

    static object? Plain(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
