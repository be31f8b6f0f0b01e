using System.Text.Json.Nodes;

namespace Ingot.Emulator.Modules.Specs;

/// <summary>One option of a module, as its source declares it to Ansible.Basic.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type as Ansible calls it; raw where the module converts by itself.</param>
sealed record ModuleOption(string Name, string Type)
{
    /// <summary>True when a task must give it.</summary>
    public bool Required { get; init; }

    /// <summary>Value when a task does not give it.</summary>
    public JsonNode? Default { get; init; }

    /// <summary>The only values allowed; empty means any.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Other names.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Type of a list's items; null when any will do.</summary>
    public string? Elements { get; init; }

    /// <summary>What a dictionary, or each dictionary of a list, takes; null when anything.</summary>
    public ModuleSpec? Inner { get; init; }

    /// <summary>True when an absent dictionary is filled with the defaults of what it takes.</summary>
    public bool AppliesDefaults { get; init; }
}
