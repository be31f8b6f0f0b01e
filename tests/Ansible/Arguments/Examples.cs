using System.Text.Json;
using CliWrap;
using CliWrap.Buffered;
using Ingot.Ansible;
using Ingot.Ansible.Arguments;

namespace Ingot.Tests.Ansible.Arguments;

/// <summary>All PowerShell modules of the three Windows collections, with the tasks of their documentation as Ansible reads them.</summary>
sealed class Examples
{
    // What an example cannot have, because it stands alone: its variables, files and handlers.
    static readonly string[] around = ["variable[undefined]", "file[missing]", "handler[missing]"];

    static readonly Lazy<Task<Examples>> installed = new(LoadAsync);

    Examples(IReadOnlyList<DocumentedModule> modules, PlaybookReading reading, IReadOnlyList<LintFinding> findings, string folder)
    {
        Modules = modules;
        Findings = [.. findings.Where(finding => !around.Contains(finding.Rule))];
        var sources = new ModuleSpecs(reading.Ansible ?? "", Path.Combine(folder, "cache"));
        Sources = modules.ToDictionary(module => module.Name, module => sources.OfSource(module.Path), StringComparer.Ordinal);
        Specs = reading.Modules.ToDictionary(module => module.Name, sources.Of, StringComparer.Ordinal);
        Tasks = [.. reading.Tasks.Where(task => Sources.ContainsKey(task.Module))];
    }

    public IReadOnlyList<DocumentedModule> Modules { get; }

    /// <summary>What the source of each module says by itself.</summary>
    public IReadOnlyDictionary<string, ModuleSpec?> Sources { get; }

    /// <summary>What each module is checked against.</summary>
    public IReadOnlyDictionary<string, ModuleSpec?> Specs { get; }

    /// <summary>The tasks with one of these modules.</summary>
    public IReadOnlyList<PlaybookTask> Tasks { get; }

    /// <summary>What the check says about the examples.</summary>
    public IReadOnlyList<LintFinding> Findings { get; }

    public static Task<Examples> InstalledAsync() => installed.Value;

    static async Task<Examples> LoadAsync()
    {
        var folder = Directory.CreateTempSubdirectory("ingot-examples-").FullName;
        try
        {
            var playbooks = Directory.CreateDirectory(Path.Combine(folder, "playbooks")).FullName;
            File.Copy(Checkout.Path("playbooks", "ansible.cfg"), Path.Combine(playbooks, "ansible.cfg"));
            var written = await Cli.Wrap((await Rehearsed.ToolsAsync()).Interpreter)
                .WithArguments([Checkout.Path("tests", "Ansible", "Arguments", "examples.py"), playbooks])
                .ExecuteBufferedAsync(CancellationToken.None);
            var modules = JsonSerializer.Deserialize<List<DocumentedModule>>(written.StandardOutput, JsonSerializerOptions.Web)!;
            string[] files = [.. modules.Where(module => module.Playbook is not null).Select(module => $"playbooks/{module.Playbook}")];
            var reading = await Rehearsed.ReadAsync(folder, files);
            return new Examples(modules, reading, await Rehearsed.FindAsync(folder, files), folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
