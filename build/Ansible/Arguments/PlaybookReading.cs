namespace Ingot.Ansible.Arguments;

/// <summary>What Ansible makes of playbooks.</summary>
/// <param name="Findings">What Ansible refuses, or would not find.</param>
/// <param name="Tasks">All tasks.</param>
/// <param name="Modules">All modules they use.</param>
/// <param name="Ansible">Folder of ansible-core.</param>
public sealed record PlaybookReading(
    IReadOnlyList<LintFinding> Findings, IReadOnlyList<PlaybookTask> Tasks, IReadOnlyList<InstalledModule> Modules, string? Ansible);
