using Ingot.Ansible.Arguments.Scripts;
using Ingot.Recipes;

namespace Ingot.Ansible.Arguments;

/// <summary>Finds the mistakes of playbooks without Windows: Ansible resolves the tasks, and each is compared with what its module takes.</summary>
/// <param name="tools">The Ansible.</param>
/// <param name="root">Folder of the project.</param>
/// <param name="recipe">The recipe.</param>
public sealed class PlaybookCheck(AnsibleTools tools, string root, Recipe recipe)
{
    /// <summary>All mistakes, in the order of files and lines.</summary>
    /// <param name="playbooks">The playbooks; relative paths start at the project's root.</param>
    /// <param name="arguments">Further arguments of ansible-playbook.</param>
    /// <param name="cancellationToken">Ends Ansible.</param>
    /// <exception cref="Fault">Ansible did not do its work.</exception>
    public async Task<PlaybookReport> RunAsync(IReadOnlyList<string> playbooks, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var reading = await new PlaybookReader(tools, root, recipe).ReadAsync(playbooks, arguments, cancellationToken);
        var specs = new ModuleSpecs(reading.Ansible ?? "", PlaybookReader.Cache(root));
        return new PlaybookReport(reading.Tasks.Count, Find(reading, specs));
    }

    IReadOnlyList<LintFinding> Find(PlaybookReading reading, ModuleSpecs specs)
    {
        var modules = reading.Modules.ToDictionary(module => module.Name, StringComparer.Ordinal);
        var known = modules.ToDictionary(entry => entry.Key, entry => specs.Of(entry.Value), StringComparer.Ordinal);
        var scripts = new TaskScripts(root);
        var found = reading.Findings.ToList();
        foreach (var task in reading.Tasks)
        {
            var module = modules.GetValueOrDefault(task.Module);
            var wrong = module is null ? null : PlatformCheck.Find(task, module);
            if (wrong is not null)
                found.Add(wrong);
            else if ((task.Spec?.ToSpec() ?? known.GetValueOrDefault(task.Module)) is { } spec)
                found.AddRange(ArgumentCheck.Find(task, spec));
            if (scripts.Of(task) is { } script)
                found.AddRange(ScriptCheck.Find(script));
        }

        return [.. found.Distinct().OrderBy(finding => finding.File, StringComparer.Ordinal).ThenBy(finding => finding.Line)];
    }
}
