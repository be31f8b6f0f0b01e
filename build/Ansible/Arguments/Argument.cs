namespace Ingot.Ansible.Arguments;

/// <summary>A name with its value.</summary>
/// <param name="Name">The name.</param>
/// <param name="Line">Line of the name, from 1.</param>
/// <param name="Value">The value.</param>
public sealed record Argument(string Name, int Line, ArgumentValue Value)
{
    /// <summary>The file, relative to the project, when it is another than the one around it.</summary>
    public string? File { get; init; }
}
