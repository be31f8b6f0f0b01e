namespace Ingot.Ansible.Arguments;

/// <summary>What a module takes.</summary>
public sealed record ModuleSpec
{
    /// <summary>Its options.</summary>
    public IReadOnlyList<ModuleOption> Options { get; init; } = [];

    /// <summary>Groups of options of which a task gives one at most.</summary>
    public IReadOnlyList<IReadOnlyList<string>> MutuallyExclusive { get; init; } = [];

    /// <summary>Groups of options of which a task gives all or none.</summary>
    public IReadOnlyList<IReadOnlyList<string>> RequiredTogether { get; init; } = [];

    /// <summary>Groups of options of which a task gives one at least.</summary>
    public IReadOnlyList<IReadOnlyList<string>> RequiredOneOf { get; init; } = [];

    /// <summary>Options that a value of another one makes necessary.</summary>
    public IReadOnlyList<RequiredIf> RequiredIf { get; init; } = [];

    /// <summary>Options that another one makes necessary.</summary>
    public IReadOnlyList<RequiredBy> RequiredBy { get; init; } = [];

    /// <summary>True when the module takes names that its source does not list.</summary>
    public bool IsOpen { get; init; }

    /// <summary>True when upper and lower case differ, as in modules written in Python.</summary>
    public bool IsCaseSensitive { get; init; }

    /// <summary>True when the module ignores what it does not know, without a word.</summary>
    public bool IgnoresUnknown { get; init; }

    /// <summary>How names and choices are compared.</summary>
    public StringComparer Comparer() => IsCaseSensitive ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase;

    /// <summary>The option of a name or an alias; null when there is none.</summary>
    public ModuleOption? Find(string name) => Options.FirstOrDefault(option => option.Names().Contains(name, Comparer()));
}
