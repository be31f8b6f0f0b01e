using System.Text.Json;
using CliWrap;
using CliWrap.Buffered;

namespace Ingot.Ansible;

/// <summary>
/// Makes Python's packages for Azure fit for azure_rm where they are not: Debian's lack two names that azure.azcollection 1.x imports. What is missing
/// is laid over them in a folder of this project, for one child process; no package of the system is touched.
/// </summary>
/// <param name="ansible">Starts Ansible.</param>
/// <remarks>The two are known upstream, as issues 771 and 1091 of ansible-collections/azure.</remarks>
public sealed class AzurePackages(AnsibleCommand ansible)
{
    const string Backup = "azure/mgmt/recoveryservicesbackup";
    const string Cli = "azure/cli";

    string Folder => Path.Combine(ansible.Root, ".nuke", "temp", "azure-packages");

    /// <summary>Folder to put before all others on Python's path; null: nothing is missing.</summary>
    /// <exception cref="Fault">The packages cannot even be looked at.</exception>
    public async Task<string?> RepairAsync(CancellationToken cancellationToken)
    {
        // Later ones import other names.
        if (!ansible.Tools.Collections.TryGetValue("azure.azcollection", out var version) || ToolVersions.Read(version).Major > 1)
            return null;
        var lacks = await ProbeAsync(cancellationToken);
        if (Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
        foreach (var (path, resource) in Files(lacks))
        {
            var file = Path.Combine(Folder, Path.Combine(path.Split('/')));
            Directory.CreateDirectory(Path.GetDirectoryName(file) ?? Folder);
            await File.WriteAllTextAsync(file, Resources.Text($"Ansible/{resource}.py"), cancellationToken);
        }

        return Directory.Exists(Folder) ? Folder : null;
    }

    static IEnumerable<(string Path, string Resource)> Files(Probe has)
    {
        if (has is { Backup: true, Cli: true })
            yield break;
        yield return ("azure/__init__.py", "package");
        if (!has.Backup)
        {
            yield return ("azure/mgmt/__init__.py", "package");
            yield return ($"{Backup}/__init__.py", "backup");
            yield return ($"{Backup}/models/__init__.py", "package");
        }

        if (has.Cli)
            yield break;
        foreach (var package in new[] { Cli, $"{Cli}/core", $"{Cli}/core/auth" })
            yield return ($"{package}/__init__.py", "package");
        yield return ($"{Cli}/core/auth/adal_authentication.py", "wrapper");
    }

    async Task<Probe> ProbeAsync(CancellationToken cancellationToken)
    {
        var tools = ansible.Tools;
        var result = await ansible
            .Create(tools.Interpreter, tools.Runner.Python("probing", Resources.Text("Ansible/probing.py")))
            .ExecuteBufferedAsync(cancellationToken);
        return result.ExitCode == 0 && JsonSerializer.Deserialize<Probe>(result.StandardOutput, JsonSerializerOptions.Web) is { } probe
            ? probe
            : throw new Fault(
                "Python's packages for Azure cannot be looked at.",
                result.StandardError.Trim(),
                $"Repair the Python {tools.Interpreter}, or use --inventory-source Static, which needs none of them.");
    }

    sealed record Probe(bool Backup, bool Cli);
}
