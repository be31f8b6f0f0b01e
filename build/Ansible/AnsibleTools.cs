using System.Text.Json.Serialization;

namespace Ingot.Ansible;

/// <summary>An Ansible that can configure Windows: where its programs are and what it brings.</summary>
/// <param name="Directory">Folder of ansible-playbook and its siblings.</param>
/// <param name="Interpreter">The Python that it runs on.</param>
/// <param name="Version">Version of ansible-core.</param>
/// <param name="Python">Version of the Python it runs on.</param>
/// <param name="WinRm">Version of pywinrm; null when it is missing.</param>
/// <param name="Collections">Installed collections that matter here, name to version.</param>
public sealed record AnsibleTools(
    string Directory,
    string Interpreter,
    string Version,
    string Python,
    [property: JsonPropertyName("winrm")] string? WinRm,
    IReadOnlyDictionary<string, string> Collections)
{
    /// <summary>Collections that the playbooks and the inventories need.</summary>
    public static IReadOnlyList<string> Needed { get; } =
        ["ansible.windows", "community.windows", "chocolatey.chocolatey", "azure.azcollection"];

    /// <summary>Path of a program, such as ansible-playbook.</summary>
    public string Program(string name) => Path.Combine(Directory, name);

    /// <summary>What is missing, for people to read; empty when all is there.</summary>
    public IReadOnlyList<string> Missing() =>
        [.. WinRm is null ? ["pywinrm"] : Array.Empty<string>(), .. Needed.Where(name => !Collections.ContainsKey(name)).Select(name => $"collection {name}")];
}
