namespace Ingot.Ansible.Arguments;

/// <summary>One option of a module.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type, as Ansible calls it: str, bool, int, float, list, dict, path, raw …; raw when it converts by itself.</param>
public sealed record ModuleOption(string Name, string Type = "str")
{
    /// <summary>True when every task must give it.</summary>
    public bool Required { get; init; }

    /// <summary>Value when a task does not give it; null when there is none, or none that the source says plainly.</summary>
    public string? Default { get; init; }

    /// <summary>True when it has a default, known or not.</summary>
    public bool HasDefault { get; init; }

    /// <summary>The only values allowed; empty means any.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>False when the module works its choices out at run time.</summary>
    public bool ChoicesAreKnown { get; init; } = true;

    /// <summary>Other names.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Type of a list's items; null when any will do.</summary>
    public string? Elements { get; init; }

    /// <summary>Options of a dictionary, or of each dictionary in a list; null when any will do.</summary>
    public ModuleSpec? Options { get; init; }

    /// <summary>True when its value is a secret.</summary>
    public bool IsSecret { get; init; }

    /// <summary>What the module says about its end, such as a version; null when it stays.</summary>
    public string? Deprecated { get; init; }

    /// <summary>Its name and its aliases.</summary>
    public IEnumerable<string> Names() => [Name, .. Aliases];
}
