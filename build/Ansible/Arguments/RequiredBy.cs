namespace Ingot.Ansible.Arguments;

/// <summary>Options that another option makes necessary.</summary>
/// <param name="Name">The other option.</param>
/// <param name="Needed">What is needed with it.</param>
public sealed record RequiredBy(string Name, IReadOnlyList<string> Needed);
