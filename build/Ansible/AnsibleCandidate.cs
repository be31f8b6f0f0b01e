namespace Ingot.Ansible;

/// <summary>An Ansible that somebody installed, complete or not.</summary>
/// <param name="Directory">Folder of ansible-playbook.</param>
/// <param name="Command">Its Python, and that one's options.</param>
sealed record AnsibleCandidate(string Directory, IReadOnlyList<string> Command);
