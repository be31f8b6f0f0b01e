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

    /// <summary>Folder to put before all others on Python's path; null: nothing is missing.</summary>
    /// <exception cref="Fault">The packages cannot even be looked at.</exception>
    public async Task<string?> RepairAsync(CancellationToken cancellationToken)
    {
        // Later ones import other names.
        if (!ansible.Tools.Collections.TryGetValue("azure.azcollection", out var version) || ToolVersions.Read(version).Major > 1)
            return null;
        var has = await ProbeAsync(cancellationToken);
        if (has is { Backup: true, Cli: true })
            return null;
        // Named after what it mends: laid over packages that lack less, it would hide what they have.
        var folder = Path.Combine(ansible.Root, ".nuke", "temp", "azure-packages", $"no{(has.Backup ? "" : "-backup")}{(has.Cli ? "" : "-cli")}");
        foreach (var (path, resource) in Files(has))
            await WriteAsync(Path.Combine(folder, Path.Combine(path.Split('/'))), Resources.Text($"Ansible/{resource}.py"), cancellationToken);
        return folder;
    }

    // What is right stays untouched: another run may be reading it.
    static async Task WriteAsync(string file, string text, CancellationToken cancellationToken)
    {
        if (File.Exists(file) && await File.ReadAllTextAsync(file, cancellationToken) == text)
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(file) ?? "");
        await File.WriteAllTextAsync(file, text, cancellationToken);
    }

    static IEnumerable<(string Path, string Resource)> Files(Probe has)
    {
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
