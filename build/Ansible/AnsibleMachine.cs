namespace Ingot.Ansible;

/// <summary>What the machine that Ansible runs on has for it, as machine.py says.</summary>
/// <param name="Isolated">Folder of the isolated Ansible, whether it exists or not.</param>
/// <param name="HasApt">True on Debian and its relatives.</param>
/// <param name="IsRoot">True when this user may install packages without asking.</param>
/// <param name="Distribution">Name of the WSL distribution; null elsewhere.</param>
/// <param name="Candidates">Each Ansible there: the isolated one first, then those on PATH.</param>
sealed record AnsibleMachine(string Isolated, bool HasApt, bool IsRoot, string? Distribution, IReadOnlyList<AnsibleCandidate> Candidates);
