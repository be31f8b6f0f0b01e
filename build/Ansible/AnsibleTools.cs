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

    /// <summary>Names of the programs in its folder.</summary>
    public IReadOnlyList<string> Programs { get; init; } = [];

    /// <summary>Version of Python's packages for Azure, which only the dynamic inventory needs; null when they are missing.</summary>
    public string? Azure { get; init; }

    /// <summary>File in which azure.azcollection lists the packages it needs; null when there is none.</summary>
    public string? AzureRequirements { get; init; }

    /// <summary>Where it runs.</summary>
    [JsonIgnore]
    public Runner Runner { get; init; } = Runner.Native;

    /// <summary>Path of a program, such as ansible-playbook.</summary>
    public string Program(string name) => $"{Directory}/{name}";

    /// <summary>Name to version of all that takes part, for the manifest.</summary>
    public IReadOnlyDictionary<string, string> Versions() => new Dictionary<string, string>(Collections, StringComparer.Ordinal)
    {
        ["ansible-core"] = Version,
        ["python"] = Python,
        ["pywinrm"] = WinRm ?? "",
    };
}
