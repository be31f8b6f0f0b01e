namespace Ingot.Tests.Ansible.Arguments;

/// <summary>A PowerShell module with its documentation.</summary>
/// <param name="Name">Full name.</param>
/// <param name="Path">Its source.</param>
/// <param name="Playbook">A playbook of its examples; null when it has none.</param>
/// <param name="Options">Documented options.</param>
sealed record DocumentedModule(string Name, string Path, string? Playbook, IReadOnlyList<string> Options);
