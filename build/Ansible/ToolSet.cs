namespace Ingot.Ansible;

/// <summary>What some work needs of an Ansible, and where it comes from.</summary>
/// <param name="Programs">Programs beside ansible-playbook, in its folder: elsewhere they would see other collections than it does.</param>
/// <param name="Packages">Debian's packages.</param>
/// <param name="Requirements">Resources that list Python's packages.</param>
/// <param name="AsksAzure">True when Python's packages for Azure are needed.</param>
public sealed record ToolSet(IReadOnlyList<string> Programs, IReadOnlyList<string> Packages, IReadOnlyList<string> Requirements, bool AsksAzure = false)
{
    /// <summary>Configures Windows.</summary>
    public static ToolSet Bake { get; } = new([], ["ansible", "python3-winrm"], ["Ansible/requirements.txt"]);

    /// <summary>Configures Windows that the dynamic inventory finds. Python's packages for Azure are large, so nobody else gets them.</summary>
    public static ToolSet DynamicBake { get; } = Bake with { Packages = [.. Bake.Packages, "python3-azure"], AsksAzure = true };

    /// <summary>Checks playbooks, with all that <see cref="Bake"/> has: what a playbook calls must be there to be checked.</summary>
    public static ToolSet Lint { get; } = new(
        ["ansible-lint", "yamllint"],
        [.. Bake.Packages, "ansible-lint", "yamllint"],
        [.. Bake.Requirements, "Ansible/requirements-lint.txt"]);

    /// <summary>What a tool lacks, for people to read; empty when it is complete.</summary>
    public IReadOnlyList<string> Missing(AnsibleTools tools) =>
    [
        .. ToolVersions.TooOld(tools),
        .. tools.WinRm is null ? ["pywinrm"] : Array.Empty<string>(),
        .. AsksAzure && tools.Azure is null ? ["Python's packages for Azure"] : Array.Empty<string>(),
        .. Programs.Where(name => !tools.Programs.Contains(name, StringComparer.Ordinal)),
    ];

    /// <summary>Python's packages, each with its version.</summary>
    public IEnumerable<string> PythonPackages() => Requirements
        .SelectMany(name => Resources.Text(name).ReplaceLineEndings("\n").Split('\n'))
        .Where(line => line.Length > 0 && !line.StartsWith('#'));
}
