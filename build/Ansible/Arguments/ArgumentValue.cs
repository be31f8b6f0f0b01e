using System.Text.Json.Serialization;

namespace Ingot.Ansible.Arguments;

/// <summary>A value in a playbook, and where it stands.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Line">Its line, from 1; for a block text the line of its bar.</param>
public sealed record ArgumentValue(ArgumentKind Kind, int Line)
{
    /// <summary>A text, number or boolean as text.</summary>
    public string Text { get; init; } = "";

    /// <summary>The file, relative to the project, when it is another than the one around it.</summary>
    public string? File { get; init; }

    /// <summary>Items of a list.</summary>
    public IReadOnlyList<ArgumentValue> Items { get; init; } = [];

    /// <summary>Entries of a dictionary.</summary>
    public IReadOnlyList<Argument> Entries { get; init; } = [];

    /// <summary>True when nobody can say now what it will be.</summary>
    [JsonIgnore]
    public bool IsUnknown => Kind is ArgumentKind.Template or ArgumentKind.Unknown;

    /// <summary>True when Ansible may drop it at run time.</summary>
    [JsonIgnore]
    public bool MayBeOmitted => Kind == ArgumentKind.Template && Text.Contains("omit", StringComparison.Ordinal);

    /// <summary>True when it is the same as not given.</summary>
    [JsonIgnore]
    public bool IsAbsent => Kind == ArgumentKind.Null || (Kind == ArgumentKind.Template && Text.Trim('{', '}', ' ', '-') == "omit");

    /// <summary>What it is, for people to read.</summary>
    public string Description() => Kind switch
    {
        ArgumentKind.List => "a list",
        ArgumentKind.Map => "a dictionary",
        _ => $"'{Text}'",
    };
}
