namespace Ingot.Ansible;

/// <summary>What some work needs of an Ansible, and where it comes from.</summary>
/// <param name="Programs">Programs beside ansible-playbook, in its folder: elsewhere they would see other collections than it does.</param>
/// <param name="Packages">Debian's packages.</param>
/// <param name="Requirements">Resources that list Python's packages.</param>
public sealed record ToolSet(IReadOnlyList<string> Programs, IReadOnlyList<string> Packages, IReadOnlyList<string> Requirements)
{
    /// <summary>Configures Windows.</summary>
    public static ToolSet Bake { get; } = new([], ["ansible", "python3-winrm", "python3-azure"], ["Ansible/requirements.txt"]);

    /// <summary>Checks playbooks, with all that <see cref="Bake"/> has: what a playbook calls must be there to be checked.</summary>
    public static ToolSet Lint { get; } = new(
        ["ansible-lint", "yamllint"],
        [.. Bake.Packages, "ansible-lint", "yamllint"],
        [.. Bake.Requirements, "Ansible/requirements-lint.txt"]);

    /// <summary>What a tool lacks, for people to read; empty when it is complete.</summary>
    public IReadOnlyList<string> Missing(AnsibleTools tools) =>
        [.. tools.Missing(), .. Programs.Where(name => !File.Exists(tools.Program(name)))];

    /// <summary>Python's packages, as a text for pip.</summary>
    public string RequirementsText() => string.Concat(Requirements.Select(Resources.Text));

    /// <summary>Python's packages, each with its version.</summary>
    public IEnumerable<string> PythonPackages() =>
        RequirementsText().ReplaceLineEndings("\n").Split('\n').Where(line => line.Length > 0 && !line.StartsWith('#'));
}
