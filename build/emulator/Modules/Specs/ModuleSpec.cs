namespace Ingot.Emulator.Modules.Specs;

/// <summary>What a module takes, as its source declares it to Ansible.Basic.</summary>
sealed record ModuleSpec
{
    /// <summary>Its options.</summary>
    public IReadOnlyList<ModuleOption> Options { get; init; } = [];

    /// <summary>Options of which a task gives one at most.</summary>
    public IReadOnlyList<IReadOnlyList<string>> MutuallyExclusive { get; init; } = [];

    /// <summary>Options that go together.</summary>
    public IReadOnlyList<IReadOnlyList<string>> RequiredTogether { get; init; } = [];

    /// <summary>Options of which a task gives one at least.</summary>
    public IReadOnlyList<IReadOnlyList<string>> RequiredOneOf { get; init; } = [];

    /// <summary>Options that a value of another one demands.</summary>
    public IReadOnlyList<RequiredIf> RequiredIf { get; init; } = [];

    /// <summary>Options that another one demands, by that one's name.</summary>
    public IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> RequiredBy { get; init; } = [];

    /// <summary>False when the module skips itself in check mode.</summary>
    public bool SupportsCheckMode { get; init; }

    /// <summary>True when the module finds out its options only where it runs, so that nothing can be said of unknown ones.</summary>
    public bool IsOpen { get; init; }
}
